import type { Database } from "../database/client.ts";
import { emptySql, joinSql, type Sql, sql } from "../database/sql.ts";
import { type BatchFilter, uuidsBeginning } from "../domain/batch-filter.ts";
import { BATCH_COLUMNS, type BatchListItem, type BatchRow, withHoldReasons } from "./batch-list-item.ts";
import { microsecondsOf, type Page, type PageInput, readPage } from "./keyset.ts";

const NEWEST_FIRST = { column: sql`batch."createdAt"`, id: sql`batch.id`, descending: true };

/**
 * One page of the batches that fit the filter, newest first.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function listBatches(
  database: Database,
  input: PageInput & { filter: BatchFilter; now: Date },
): Promise<Page<BatchListItem>> {
  const { filter, now, ...place } = input;
  const list = { filter: `batches ${JSON.stringify(filter)}`, order: NEWEST_FIRST };
  const { rows, ...cursors } = await readPage(
    place,
    list,
    ({ after, orderBy, limit }) => database.$queryRaw<(BatchRow & { sortKey: bigint })[]>`
      SELECT ${BATCH_COLUMNS}, ${microsecondsOf(NEWEST_FIRST.column)} AS "sortKey"
        FROM "AIBatchRequest" batch JOIN "Company" company ON company.id = batch."companyId"
       WHERE true ${conditionsOf(filter)} ${after}
       ORDER BY ${orderBy}
       LIMIT ${limit}`,
  );
  return { rows: await withHoldReasons(database, rows, { now }), ...cursors };
}

function conditionsOf({ status, companyId, model, providerStatus, from, to, search }: BatchFilter): Sql {
  const conditions = [
    status && sql`AND batch.status = ${status}::"AIBatchRequestStatus"`,
    companyId && sql`AND batch."companyId" = ${companyId}::uuid`,
    model && sql`AND batch.model = ${model}`,
    providerStatus && sql`AND batch."providerStatus" = ${providerStatus}`,
    from && sql`AND batch."createdAt" >= ${from}::timestamptz`,
    to && sql`AND batch."createdAt" < ${to}::timestamptz`,
    search && sql`AND ${beginsWith(search)}`,
  ].filter((condition) => condition instanceof Object);
  return conditions.length === 0 ? emptySql : joinSql(conditions, " ");
}

function beginsWith(search: string): Sql {
  const named = sql`starts_with(batch."openaiBatchId", ${search})`;
  const span = uuidsBeginning(search);
  return span === null ? named : sql`(batch.id BETWEEN ${span.first}::uuid AND ${span.last}::uuid OR ${named})`;
}
