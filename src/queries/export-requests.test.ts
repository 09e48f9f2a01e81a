import { expect, test } from "vitest";
import type { Database } from "../database/client.ts";
import { requestFilterSql } from "../database/request-filter-sql.ts";
import { REQUEST_ORDER_COLUMNS } from "../database/request-order-sql.ts";
import { sql } from "../database/sql.ts";
import type { RequestFilter } from "../domain/request-filter.ts";
import { REQUEST_SORTS, type RequestOrder } from "../domain/request-order.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { exportRequests } from "./export-requests.ts";
import { searchRequests } from "./search-requests.ts";

/** Several sets of the export, and pages of the list. */
const COUNT = 9000;
const PAGE_SIZE = 200;
const HOUR = 3600 * 1000;
const FIRST_MADE = Date.UTC(2026, 10, 1, 1, 30);

/**
 * Three days of requests of two companies, with two models and all statuses in uneven shares. A tenth has not ended, and
 * of the others hundreds at a time ended at the same microsecond.
 */
async function setUp() {
  const { database } = await createTestDatabase();
  await database.company.createMany({ data: [{ name: "Acme" }, { name: "Beta" }] });
  await database.$executeRaw`
    WITH session AS (
      INSERT INTO "Session" ("companyId", "startTime", "endTime")
      SELECT id, now(), now() FROM "Company", generate_series(1, ${COUNT / 2}::int) RETURNING id, "companyId"
    ), numbered AS (SELECT *, row_number() OVER (ORDER BY id)::int AS n FROM session),
    planned AS (
      SELECT *, ${new Date(FIRST_MADE)}::timestamptz + n * interval '29 seconds' AS made,
             CASE n % 20 WHEN 0 THEN 'PENDING_BATCHING' WHEN 1 THEN 'BATCHING_IN_PROGRESS'
                         WHEN 2 THEN 'PROCESSING_FAILED' ELSE 'PROCESSING_COMPLETE' END::"AIRequestStatus" AS status
        FROM numbered)
    INSERT INTO "AIProcessingRequest" ("sessionId", "companyId", model, "requestedAt", "completedAt", "processingStatus",
           "errorCode", "errorMessage")
    SELECT id, "companyId", CASE n % 7 WHEN 0 THEN 'gpt-4o' ELSE 'gpt-4o-mini' END, made,
           CASE WHEN n % 20 > 1 THEN date_trunc('hour', made) + (n % 5) * interval '4 hours' END, status,
           CASE status WHEN 'PROCESSING_FAILED' THEN 'timeout' END,
           CASE status WHEN 'PROCESSING_FAILED' THEN 'Gave up after ' || n || ' s' END
      FROM planned`;
  const { id: companyId } = await database.company.findFirstOrThrow({ where: { name: "Acme" } });
  return { database, companyId };
}

/** Every combination of one choice from each row, each laid over the others. */
function combinationsOf(choices: RequestFilter[][]): RequestFilter[] {
  return choices.reduce((made, row) => made.flatMap((filter) => row.map((choice) => ({ ...filter, ...choice }))), [{}]);
}

const ORDERS: RequestOrder[] = REQUEST_SORTS.flatMap((sort) => [
  { sort, descending: false },
  { sort, descending: true },
]);

async function readExport(database: Database, wanted: { filter: RequestFilter; order: RequestOrder }) {
  const ids: string[] = [];
  for await (const set of exportRequests(database, wanted)) ids.push(...set.map(({ id }) => id));
  return ids;
}

async function readList(database: Database, wanted: { filter: RequestFilter; order: RequestOrder }) {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchRequests(database, { ...wanted, limit: PAGE_SIZE, cursor });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

/** By the filter's meaning alone, however long that takes. */
async function readTable(database: Database, { filter, order }: { filter: RequestFilter; order: RequestOrder }) {
  const way = order.descending ? sql`DESC` : sql`ASC`;
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT request.id FROM "AIProcessingRequest" request WHERE ${requestFilterSql(filter)}
     ORDER BY ${REQUEST_ORDER_COLUMNS[order.sort]} ${way}, request.id ${way}`;
  return rows.map(({ id }) => id);
}

test("exports exactly what matches, in the order that is wanted, whatever the filter", async () => {
  const { database, companyId } = await setUp();
  const from = new Date(FIRST_MADE + 5 * HOUR);
  const filters = combinationsOf([
    [{}, { status: "PROCESSING_COMPLETE" }],
    [{}, { companyId }],
    [{}, { model: "gpt-4o-mini" }],
    [{}, { from }, { from, to: new Date(from.getTime() + 50 * HOUR) }],
    [{}, { errorCode: "timeout" }],
  ]);
  let setCount = 0;
  for (const filter of filters) {
    for (const order of ORDERS) {
      const ids = await readExport(database, { filter, order });
      expect(ids, JSON.stringify({ filter, order })).toEqual(await readTable(database, { filter, order }));
      setCount += ids.length > 2000 ? 1 : 0;
    }
  }
  expect(setCount).toBeGreaterThan(filters.length);
});

test("exports what the list shows from page to page, in the same order", async () => {
  const { database, companyId } = await setUp();
  const span = { from: new Date(FIRST_MADE + 5 * HOUR), to: new Date(FIRST_MADE + 40 * HOUR) };
  const search = { in: "error", text: "gave up" } as const;
  const filters: RequestFilter[] = [{}, { companyId }, span, { ...span, status: "PROCESSING_COMPLETE" }, { search }];
  for (const filter of filters) {
    for (const order of ORDERS) {
      const ids = await readExport(database, { filter, order });
      expect(ids, JSON.stringify({ filter, order })).toEqual(await readList(database, { filter, order }));
      expect(ids.length).toBeGreaterThan(PAGE_SIZE);
    }
  }
});
