import superjson from "superjson";
import { expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "../../api/router.ts";
import type { Database } from "../../database/client.ts";
import type { RequestFilter } from "../../domain/request-filter.ts";
import { DEFAULT_REQUEST_ORDER, type RequestOrder } from "../../domain/request-order.ts";
import { exportRequests } from "../../queries/export-requests.ts";
import { openForCounting } from "../../testing/count-reads.ts";
import { medianDuration } from "../../testing/median-duration.ts";
import { listScreenData, type ScreenData } from "../../testing/screen-data.ts";
import { seedMillion } from "../../testing/seed-million.ts";
import { startTestApi } from "../../testing/test-api.ts";
import { createTestDatabase } from "../../testing/test-database.ts";

const REQUEST_COUNT = 1_000_000;
const LIMIT_MILLISECONDS = 200;
const TIMES = 20;

/** Of an export's set: to look the row up by its key, and to find that key among others. */
const MOST_PAGES_PER_ROW = 10;
const SET_SIZE = 2000;
const MOST_SETS = 20;

const ORDERS: RequestOrder[] = [
  DEFAULT_REQUEST_ORDER,
  { sort: "completedAt", descending: true },
  { sort: "completedAt", descending: false },
];

const DAY = 24 * 3600 * 1000;

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

test("with 400,000 requests every set of an export touches some pages a row, whatever it passes over", async () => {
  const { database: made, databaseUrl } = await createTestDatabase();
  await seedMillion(databaseUrl, 400_000);
  const { companyId } = await made.sessionCount.findFirstOrThrow({ orderBy: { count: "desc" } });
  const database = openForCounting(databaseUrl);

  const days = { from: new Date(Date.now() - 33 * DAY), to: new Date(Date.now() - 28 * DAY) };
  const failures: string[] = [];
  for (const filter of [
    {},
    days,
    { ...days, companyId },
    { ...days, status: "PROCESSING_FAILED" },
    { from: new Date(Date.now() - 50 * DAY) },
    { companyId },
    { model: "gpt-4o" },
    { status: "PROCESSING_COMPLETE" },
    { status: "PROCESSING_COMPLETE", companyId },
    { status: "PROCESSING_COMPLETE", model: "gpt-4o" },
    { status: "PROCESSING_FAILED", companyId },
    { errorCode: "timeout" },
  ] satisfies RequestFilter[]) {
    for (const order of ORDERS) {
      const pages = await countPagesOfSets(database, { filter, order });
      const name = `${JSON.stringify({ filter, order })}: ${pages.join(", ")} pages`;
      if (Math.max(...pages) > MOST_PAGES_PER_ROW * SET_SIZE) failures.push(name);
    }
  }
  expect(failures).toEqual([]);
}, 900_000);

/** How many pages of requests and their indexes each set touches: of some days all sets, of what has more the first. */
async function countPagesOfSets(database: Database, wanted: { filter: RequestFilter; order: RequestOrder }) {
  const counts: number[] = [];
  let before = await countPages(database);
  for await (const set of exportRequests(database, wanted)) {
    expect(set.length).toBeLessThanOrEqual(SET_SIZE);
    const now = await countPages(database);
    counts.push(now - before);
    before = now;
    if (counts.length === MOST_SETS) break;
  }
  return counts;
}

async function countPages(database: Database): Promise<number> {
  await database.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT (heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::int AS count
      FROM pg_statio_user_tables WHERE relname = 'AIProcessingRequest'`;
  return row?.count ?? Number.NaN;
}

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
