import { expect, test } from "vitest";
import type { Database } from "../database/client.ts";
import { sql } from "../database/sql.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { microsecondsOf, type PageInput, readPage } from "./keyset.ts";

const order = { column: sql`"requestedAt"`, id: sql`id`, descending: true };

function listIds(database: Database, page: PageInput) {
  return readPage(
    page,
    { filter: "all", order },
    ({ after, orderBy, limit }) => database.$queryRaw<{ id: string; sortKey: bigint }[]>`
      SELECT id, ${microsecondsOf(order.column)} AS "sortKey" FROM "AIProcessingRequest"
       WHERE true ${after} ORDER BY ${orderBy} LIMIT ${limit}`,
  );
}

/** The ids of every page from one end of the list to the other, in the order of the list. */
async function walk(database: Database, edge: "first" | "last"): Promise<string[]> {
  const ids: string[] = [];
  let page = await listIds(database, edge === "last" ? { limit: 3, edge } : { limit: 3 });
  expect(edge === "last" ? page.nextCursor : page.previousCursor).toBeNull();
  for (;;) {
    const onPage = page.rows.map((row) => row.id);
    ids.splice(edge === "last" ? 0 : ids.length, 0, ...onPage);
    const cursor = edge === "last" ? page.previousCursor : page.nextCursor;
    if (cursor === null) return ids;
    page = await listIds(database, { limit: 3, cursor });
  }
}

test("walks the same list from either end, also where times are equal", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, Array(10).fill({ requestedAt: new Date("2026-11-24T10:00:00Z") }));
  await seedRequests(database, Array(4).fill({}));
  const forwards = await walk(database, "first");
  expect(new Set(forwards).size).toBe(14);
  expect(await walk(database, "last")).toEqual(forwards);
});

test("leads back to the very page that one came from", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, Array(9).fill({}));
  const first = await listIds(database, { limit: 3 });
  const second = await listIds(database, { limit: 3, cursor: first.nextCursor ?? "" });
  const back = await listIds(database, { limit: 3, cursor: second.previousCursor ?? "" });
  expect(back.rows).toEqual(first.rows);
  expect(back.nextCursor).toBe(first.nextCursor);
});
