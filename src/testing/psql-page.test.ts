import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { JOBS } from "../jobs/catalog.ts";
import { ROOT } from "./suite/command.ts";
import { startTestBoard } from "./test-board.ts";

const readPage = () => readFile(join(ROOT, "docs/how-to/inspect-jobs-with-psql.md"), "utf8");

/** The statements of a page's SQL blocks, each without its comment. */
function statementsOf(page: string): string[] {
  const blocks = [...page.matchAll(/^```sql\n([\s\S]*?)^```$/gmu)].map(([, block = ""]) => block);
  return blocks.flatMap((block) =>
    block
      .replaceAll(/^--.*$/gmu, "")
      .split(";")
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ""),
  );
}

test("every statement of the page for psql runs, and only reads", async () => {
  const { database, fail, send } = await startTestBoard();
  await fail();
  await send();
  const statements = statementsOf(await readPage());
  expect(statements.length).toBeGreaterThan(20);
  for (const statement of statements) {
    const [, answer] = await database.$transaction([
      database.$executeRaw`SET TRANSACTION READ ONLY`,
      database.$queryRawUnsafe<object[]>(`SELECT count(*)::int AS count FROM (${statement}) AS answer`),
    ]);
    expect(answer, statement).toHaveLength(1);
  }
});

test("the page for psql says of every queue what one job is, and how often it is tried", async () => {
  const page = await readPage();
  for (const { name, queue } of JOBS) {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row, name).toMatch(new RegExp(`\\| ${queue.retryLimit + 1}[ ,]`, "u"));
  }
});

test("what the page for psql counts is what the screen counts", async () => {
  const { database, fail, see, send } = await startTestBoard();
  await fail();
  await send();
  const [counts = ""] = statementsOf(await readPage());
  const rows = await database.$queryRawUnsafe<{ name: string; state: string; count: bigint }[]>(counts);
  const queue = await see();
  const ofQueue = rows.filter(({ name }) => name === queue?.name).map(({ state, count }) => [state, Number(count)]);
  expect(queue?.counts).toMatchObject(Object.fromEntries(ofQueue));
  expect(rows).toContainEqual({ name: `${queue?.name}-dead`, state: "created", count: 1n });
});
