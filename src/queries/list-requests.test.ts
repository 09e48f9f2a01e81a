import { expect, test } from "vitest";
import type { Database } from "../database/client.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { listRequests } from "./list-requests.ts";

/** Everything that paging through the list shows. */
async function readAll(database: Database, limit: number, betweenPages = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRequests(database, { status: "PENDING_BATCHING", limit, cursor });
    expect(page.requests.length).toBeLessThanOrEqual(limit);
    ids.push(...page.requests.map((request) => request.id));
    cursor = page.nextCursor ?? undefined;
    await betweenPages();
  } while (cursor !== undefined);
  return ids;
}

test("shows every request once, newest first, also those that differ by a microsecond or not at all", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, Array(50).fill({}));
  await database.$executeRaw`
    UPDATE "AIProcessingRequest" r SET "requestedAt" = timestamptz '2026-11-24 10:00:00.123456+00' + (n / 3) * interval '1 microsecond'
      FROM (SELECT id, row_number() OVER () AS n FROM "AIProcessingRequest") numbered WHERE numbered.id = r.id`;
  const expected = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "AIProcessingRequest" ORDER BY "requestedAt" DESC, id DESC`;
  expect(await readAll(database, 7)).toEqual(expected.map((row) => row.id));
  expect(await readAll(database, 50)).toEqual(expected.map((row) => row.id));
});

test("neither repeats nor skips a row when newer ones arrive while somebody pages", async () => {
  const { database } = await createTestDatabase();
  const old = await seedRequests(database, Array(9).fill({ requestedAt: new Date("2026-11-01T00:00:00Z") }));
  const ids = await readAll(database, 2, async () => {
    await seedRequests(database, [{}]);
  });
  expect(ids.toSorted()).toEqual(old.map((request) => request.id).toSorted());
});

test("shows only the status that was asked for, with numbers as numbers and no more than the start of an error", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [
    {},
    {
      processingStatus: "PROCESSING_FAILED",
      requestedAt: new Date("2026-11-24T10:00:00.000Z"),
      errorCode: "invalid_output",
      errorMessage: "x".repeat(2000),
      totalTokens: 12,
      totalCostEur: "0.000123",
    },
  ]);
  const { requests, nextCursor } = await listRequests(database, { status: "PROCESSING_FAILED", limit: 50 });
  expect(nextCursor).toBeNull();
  expect(requests).toEqual([
    expect.objectContaining({
      status: "processing_failed",
      requestedAt: new Date("2026-11-24T10:00:00.000Z"),
      errorMessage: "x".repeat(500),
      totalTokens: 12,
      totalCostEur: 0.000123,
      completedAt: null,
    }),
  ]);
});

test("refuses the cursor of another status, because rows would be missing", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [{}, {}]);
  const { nextCursor } = await listRequests(database, { status: "PENDING_BATCHING", limit: 1 });
  const misused = listRequests(database, { status: "PROCESSING_FAILED", limit: 1, cursor: nextCursor ?? "" });
  await expect(misused).rejects.toMatchObject({ code: "INVALID_INPUT", message: expect.stringContaining("cursor") });
});

test("reads a page from the index alone, never sorting or skipping", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, Array(2000).fill({}));
  await database.$executeRaw`ANALYZE "AIProcessingRequest"`;
  const plan = await database.$queryRaw<{ "QUERY PLAN": string }[]>`
    EXPLAIN SELECT id FROM "AIProcessingRequest"
     WHERE "processingStatus" = 'PENDING_BATCHING'
       AND ("requestedAt", id) < (coalesce(timestamptz 'epoch' + 1795000000000000::bigint * interval '1 microsecond', 'infinity'),
                                  coalesce(NULL::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
     ORDER BY "requestedAt" DESC, id DESC LIMIT 51`;
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/Index Cond: .*ROW\("requestedAt", id\) </u);
  expect(text).not.toContain("Sort");
});
