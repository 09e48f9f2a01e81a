import { rareSearchSql } from "../database/message-search-sql.ts";
import { isNarrow, requestFilterSql } from "../database/request-filter-sql.ts";
import { isInOrder, REQUEST_ORDER_COLUMNS } from "../database/request-order-sql.ts";
import { type Sql, sql } from "../database/sql.ts";
import { isOfFailed, type RequestFilter } from "../domain/request-filter.ts";
import type { RequestOrder } from "../domain/request-order.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import { firstOfEach, firstOfParts, type Parts } from "./first-of-parts.ts";
import type { Window } from "./keyset.ts";

/**
 * The statement that finds the ids of a page's requests, in the way that costs the least whatever the table holds: along
 * an index that has what matches in the order that is wanted, or along several, one for each part of what matches.
 *
 * @param isRare the text that is searched for in error messages stands in few of them
 * @param areFew the company or model that is asked for has few requests
 */
export function requestPageIds(
  filter: RequestFilter,
  { order, window, isRare, areFew = false }: { order: RequestOrder; window: Window; isRare: boolean; areFew?: boolean },
): Sql {
  const column = REQUEST_ORDER_COLUMNS[order.sort];
  if (isNarrow(filter)) return idsAmongFound(requestFilterSql(filter), window);
  if (isRare) return idsAmongFound(rareSearchSql(filter), window);
  if (filter.batchId !== undefined) return idsOfBatch(filter, window);
  if (isOfFailed(filter)) return idsInOrder(filter, window);
  if (isOfSpan(filter, order) && !areFew) return firstOfParts(partsOfSpan(filter), column, window);
  return isInOrder(filter, order) ? idsInOrder(filter, window) : firstOfParts(partsOf(filter), column, window);
}

/** Whether requests are asked for that were made within a span of time, in another order than that. */
function isOfSpan({ from, to }: RequestFilter, { sort }: RequestOrder): boolean {
  return sort !== "requestedAt" && (from !== undefined || to !== undefined);
}

function idsAmongFound(condition: Sql, { after, orderBy, limit }: Window): Sql {
  return sql`
    WITH found AS MATERIALIZED (
      SELECT request.id, request."requestedAt", request."completedAt"
        FROM "AIProcessingRequest" request WHERE ${condition})
    SELECT request.id FROM found request WHERE true ${after} ORDER BY ${orderBy} LIMIT ${limit}`;
}

function idsInOrder(filter: RequestFilter, { after, orderBy, limit }: Window): Sql {
  return sql`
    SELECT request.id FROM "AIProcessingRequest" request
     WHERE ${requestFilterSql(filter)} ${after} ORDER BY ${orderBy} LIMIT ${limit}`;
}

/** Those of each status by itself, of which there are four. */
function idsOfBatch({ status, ...filter }: RequestFilter, window: Window): Sql {
  const parts = sql`SELECT ${statusesOf(status)} AS status`;
  const condition = sql`request."processingStatus" = part.status AND ${requestFilterSql(filter)}`;
  return sql`SELECT request.id FROM (${parts}) part ${firstOfEach(condition, window)}`;
}

/** Every company, model and status that has any. */
function partsOf(filter: RequestFilter): Parts {
  const { status, companyId, model } = filter;
  const parts = sql`
    SELECT "companyId", model, status FROM "RequestCount"
     WHERE (${status ?? null}::text IS NULL OR status = ${status ?? null}::"AIRequestStatus")
       AND (${companyId ?? null}::uuid IS NULL OR "companyId" = ${companyId ?? null}::uuid)
       AND (${model ?? null}::text IS NULL OR model = ${model ?? null})
     GROUP BY "companyId", model, status HAVING sum(count) > 0`;
  const condition = sql`request."processingStatus" = part.status AND request."companyId" = part."companyId"
    AND request.model = part.model AND ${requestFilterSql(filter)}`;
  return { parts, condition };
}

/** Every three hours within the span and every status. */
function partsOfSpan({ status, ...filter }: RequestFilter): Parts {
  const { from = null, to = null } = filter;
  const parts = sql`
    SELECT slot, status
      FROM (SELECT min("requestedAt") AS first, max("requestedAt") AS last FROM "AIProcessingRequest") made
     CROSS JOIN generate_series(${slotOf(sql`greatest(${from}::timestamptz, made.first)`)},
                                least(${to}::timestamptz, made.last), interval '3 hours') AS slot
     CROSS JOIN ${statusesOf(status)} AS status`;
  const condition = sql`${slotOf(sql`request."requestedAt"`)} = part.slot
    AND request."processingStatus" = part.status AND ${requestFilterSql(filter)}`;
  return { parts, condition };
}

/** The one that is asked for, or all. */
function statusesOf(status: RequestStatus | null = null): Sql {
  return sql`unnest(enum_range(${status}::"AIRequestStatus", ${status}::"AIRequestStatus"))`;
}

/** As the index has it. */
function slotOf(time: Sql): Sql {
  return sql`date_bin('3 hours', ${time}, timestamptz '1970-01-01 00:00:00+00')`;
}
