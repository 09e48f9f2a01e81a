import superjson from "superjson";
import { expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "../../api/router.ts";
import { medianDuration } from "../../testing/median-duration.ts";
import { listScreenData, type ScreenData } from "../../testing/screen-data.ts";
import { seedMillion } from "../../testing/seed-million.ts";
import { startTestApi } from "../../testing/test-api.ts";
import { createTestDatabase } from "../../testing/test-database.ts";

const REQUEST_COUNT = 1_000_000;
const LIMIT_MILLISECONDS = 200;
const TIMES = 20;

/** What two measurements of the same may differ by. */
const NOISE_MILLISECONDS = 30;

/** What no screen shows, but a screen's link leads to once its thing is there. */
const NOT_SHOWN_AT_SIZE = ["jobs.get"];

test("with 1,000,000 requests every screen's data arrives in under 200 ms, the last page as fast as the first", async () => {
  const { database, databaseUrl } = await createTestDatabase();
  await seedMillion(databaseUrl, REQUEST_COUNT);
  const api = await startTestApi({ database });
  const headers = await api.signIn("SUPER_ADMIN");
  const measure = ({ procedure, input }: ScreenData) =>
    medianDuration(async () => {
      const query = input === undefined ? "" : `?input=${encodeURIComponent(superjson.stringify(input))}`;
      const response = await api.send("GET", `/api/trpc/${procedure}${query}`, headers);
      const text = await response.text();
      expect(response.status, `${procedure} ${JSON.stringify(input)}: ${text}`).toBe(200);
    }, TIMES);

  const everything = await listScreenData(database);
  const figures: Record<string, string> = {};
  const failures: string[] = [];
  for (const data of everything) {
    const name = `${data.procedure} ${JSON.stringify(data.input ?? {})}`;
    const first = await measure(data);
    const last = data.isPaged ? await measure({ ...data, input: { ...data.input, edge: "last" } }) : first;
    figures[name] = data.isPaged ? `${first.toFixed(0)} ms, last page ${last.toFixed(0)} ms` : `${first.toFixed(0)} ms`;
    if (Math.max(first, last) >= LIMIT_MILLISECONDS) failures.push(`${name}: ${figures[name]}`);
    else if (last > 2 * first + NOISE_MILLISECONDS) failures.push(`${name} slows down: ${figures[name]}`);
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  expect(failures).toEqual([]);
}, 900_000);

function isQuery(procedure: object): boolean {
  return "_def" in procedure && z.object({ type: z.literal("query") }).safeParse(procedure._def).success;
}

test("measures every query that there is: a new one must be added to the list of screens' data", async () => {
  const { database, databaseUrl } = await createTestDatabase();
  await seedMillion(databaseUrl, 10_000);
  const measured = new Set((await listScreenData(database)).map(({ procedure }) => procedure));
  const queries = Object.entries(appRouter._def.procedures)
    .filter(([, procedure]) => isQuery(procedure))
    .map(([name]) => name);
  expect([...measured, ...NOT_SHOWN_AT_SIZE].sort()).toEqual(queries.sort());
});
