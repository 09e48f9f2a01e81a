import type { Database } from "../database/client.ts";
import { isNarrow, refuseWideSearch, requestFilterSql } from "../database/request-filter-sql.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import { failedOf, isOfFailed, type RequestFilter } from "../domain/request-filter.ts";
import { FAILED_REQUEST_STATUS, REQUEST_STATUSES, type RequestStatus } from "../domain/request-status.ts";

/** Beyond this many nobody counts on: what cannot be told from the counters is counted no further. */
const COUNTED_AT_MOST = 10_000;

/** How many; not exact means: at least as many. */
export type Count = { count: number; isExact: boolean };

export type RequestCounts = { total: Count; byStatus: Record<RequestStatus, Count> };

/** How many requests match, and how many would of each status if the filter named none: what the tabs say. */
export async function countRequests(database: Database, filter: RequestFilter): Promise<RequestCounts> {
  const { status, ...rest } = filter;
  await refuseWideSearch(database, filter);
  const counted = await countStatuses(database, rest);
  const byStatus = Object.fromEntries(counted) as RequestCounts["byStatus"];
  return { byStatus, total: status === undefined ? sumOf(counted.map(([, count]) => count)) : byStatus[status] };
}

/** How many of those that match can be requeued; exact, however long it takes. */
export async function countRequeueable(database: Database, filter: RequestFilter): Promise<number> {
  const failed = failedOf(filter);
  if (failed === null) return 0;
  await refuseWideSearch(database, failed);
  const counters = countersOf(failed);
  const [row] =
    counters === null
      ? await database.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int AS count FROM "AIProcessingRequest" request WHERE ${requestFilterSql(failed)}`
      : await database.$queryRaw<{ count: number }[]>`
          SELECT coalesce(sum(count), 0)::int AS count FROM (${counters}) counter WHERE status = ${failed.status}::"AIRequestStatus"`;
  return row?.count ?? 0;
}

async function countStatuses(database: Database, filter: RequestFilter): Promise<[RequestStatus, Count][]> {
  const counters = countersOf(filter) ?? (isNarrow(filter) || filter.batchId !== undefined ? foundOf(filter) : null);
  if (counters === null) return countEachUpTo(database, filter);
  const rows = await database.$queryRaw<{ status: RequestStatus; count: number }[]>`
    SELECT status, sum(count)::int AS count FROM (${counters}) counter GROUP BY status`;
  const counts = new Map(rows.map((row) => [row.status, row.count]));
  return REQUEST_STATUSES.map((status) => [status, { count: counts.get(status) ?? 0, isExact: true }]);
}

/** In one statement, so that no request is counted twice that changes its status meanwhile. */
async function countEachUpTo(database: Database, filter: RequestFilter): Promise<[RequestStatus, Count][]> {
  const possible: readonly RequestStatus[] = isOfFailed(filter) ? [FAILED_REQUEST_STATUS] : REQUEST_STATUSES;
  const each = possible.map(
    (status) => sql`
      SELECT ${status} AS status, count(*)::int AS count
        FROM (SELECT FROM "AIProcessingRequest" request
               WHERE ${requestFilterSql({ ...filter, status })} LIMIT ${COUNTED_AT_MOST + 1}) found`,
  );
  const rows = await database.$queryRaw<{ status: RequestStatus; count: number }[]>`${joinSql(each, " UNION ALL ")}`;
  const counts = new Map(rows.map((row) => [row.status, row.count]));
  return REQUEST_STATUSES.map((status) => {
    const count = counts.get(status) ?? 0;
    return [status, { count: Math.min(count, COUNTED_AT_MOST), isExact: count <= COUNTED_AT_MOST }];
  });
}

/** The rows of the counters that add up to what a filter matches, as `status` and `count`; null when none can say. */
function countersOf({ batchId, from, to, search, ...filter }: RequestFilter): Sql | null {
  if ([batchId, from, to, search].some((value) => value !== undefined)) return null;
  const { companyId = null, model = null, errorCode = null, messageGroup = null } = filter;
  if (messageGroup === null) {
    return sql`
      SELECT status, count FROM "RequestCount"
       WHERE (${companyId}::uuid IS NULL OR "companyId" = ${companyId}::uuid)
         AND (${model}::text IS NULL OR model = ${model})
         AND (${errorCode}::text IS NULL OR "errorCode" = ${errorCode} AND status = ${FAILED_REQUEST_STATUS}::"AIRequestStatus")`;
  }
  if (model !== null) return null;
  return sql`
    SELECT ${FAILED_REQUEST_STATUS}::"AIRequestStatus" AS status, count FROM "FailureGroupCount"
     WHERE (${companyId}::uuid IS NULL OR "companyId" = ${companyId}::uuid)
       AND (${errorCode}::text IS NULL OR "errorCode" = ${errorCode}) AND "messageGroup" = ${messageGroup}`;
}

/** The same of what is found in no time. */
function foundOf(filter: RequestFilter): Sql {
  return sql`
    SELECT request."processingStatus" AS status, 1 AS count FROM "AIProcessingRequest" request
     WHERE ${requestFilterSql(filter)}`;
}

function sumOf(counts: readonly Count[]): Count {
  const count = counts.reduce((sum, each) => sum + each.count, 0);
  const isExact = counts.every((each) => each.isExact);
  return isExact ? { count, isExact } : { count: Math.max(COUNTED_AT_MOST, count), isExact };
}
