import type { Database } from "../database/client.ts";
import { isNarrow, refuseWideSearch, requestFilterSql } from "../database/request-filter-sql.ts";
import { isInOrder, REQUEST_ORDER_COLUMNS } from "../database/request-order-sql.ts";
import { type Sql, sql } from "../database/sql.ts";
import { type RequestFilter, requestFilterParameters } from "../domain/request-filter.ts";
import type { RequestOrder } from "../domain/request-order.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import { microsecondsOf, type Page, type PageInput, readPage, type Window } from "./keyset.ts";

/** A request in the console's list: no transcript, no answer. `errorMessage` is cut at 300 characters. */
export type FoundRequest = {
  id: string;
  sessionId: string;
  externalSessionId: string | null;
  companyId: string;
  companyName: string;
  model: string;
  status: RequestStatus;
  batchId: string | null;
  attempt: number;
  requestedAt: Date;
  completedAt: Date | null;
  errorCode: string | null;
  errorMessage: string | null;
  totalTokens: number | null;
  totalCostEur: number | null;
};

type Row = FoundRequest & { sortKey: bigint };

export type RequestSearchInput = PageInput & { filter: RequestFilter; order: RequestOrder };

/**
 * One page of the requests that match a filter.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function searchRequests(
  database: Database,
  { filter, order, ...page }: RequestSearchInput,
): Promise<Page<FoundRequest>> {
  const column = REQUEST_ORDER_COLUMNS[order.sort];
  const list = {
    filter: `requests ${JSON.stringify([requestFilterParameters(filter), order])}`,
    order: { column, id: sql`request.id`, descending: order.descending },
  };
  await refuseWideSearch(database, filter);
  return readPage(page, list, (window) => {
    const ids = idsOf(filter, order, window);
    return database.$queryRaw<Row[]>`
      SELECT request.id, request."sessionId", imported."externalSessionId", request."companyId",
             company.name AS "companyName", request.model, request."processingStatus" AS status, request."batchId",
             request.attempt, request."requestedAt", request."completedAt", request."errorCode",
             left(request."errorMessage", 300) AS "errorMessage", request."totalTokens",
             request."totalCostEur"::float8 AS "totalCostEur", ${microsecondsOf(column)} AS "sortKey"
        FROM (${ids}) page
        JOIN "AIProcessingRequest" request ON request.id = page.id
        JOIN "Company" company ON company.id = request."companyId"
        JOIN "Session" session ON session.id = request."sessionId"
        LEFT JOIN "SessionImport" imported ON imported.id = session."importId"
       ORDER BY ${window.orderBy}`;
  });
}

/** The statement that finds a page's ids, in the way that costs the least whatever the table holds. */
function idsOf(filter: RequestFilter, order: RequestOrder, window: Window): Sql {
  if (isNarrow(filter)) return idsAmongFound(filter, window);
  if (!isInOrder(filter, order)) return idsOfParts(filter, window);
  return isOfDays(filter, order) ? idsOfDays(filter, window) : idsInOrder(filter, window);
}

/** Whether all that is asked is when requests were made, and their order is not that one. */
function isOfDays({ from, to, ...others }: RequestFilter, { sort }: RequestOrder): boolean {
  const isSpan = from !== undefined || to !== undefined;
  return sort !== "requestedAt" && isSpan && Object.values(others).every((value) => value === undefined);
}

function idsAmongFound(filter: RequestFilter, { after, orderBy, limit }: Window): Sql {
  return sql`
    WITH found AS MATERIALIZED (
      SELECT request.id, request."requestedAt", request."completedAt"
        FROM "AIProcessingRequest" request WHERE ${requestFilterSql(filter)})
    SELECT request.id FROM found request WHERE true ${after} ORDER BY ${orderBy} LIMIT ${limit}`;
}

function idsInOrder(filter: RequestFilter, { after, orderBy, limit }: Window): Sql {
  return sql`
    SELECT request.id FROM "AIProcessingRequest" request
     WHERE ${requestFilterSql(filter)} ${after} ORDER BY ${orderBy} LIMIT ${limit}`;
}

/** The first of every company, model and status that has any; and of those the first. */
function idsOfParts(filter: RequestFilter, { after, orderBy, limit }: Window): Sql {
  const { status, companyId, model } = filter;
  return sql`
    SELECT request.id
      FROM (SELECT "companyId", model, status FROM "RequestCount"
             WHERE (${status ?? null}::text IS NULL OR status = ${status ?? null}::"AIRequestStatus")
               AND (${companyId ?? null}::uuid IS NULL OR "companyId" = ${companyId ?? null}::uuid)
               AND (${model ?? null}::text IS NULL OR model = ${model ?? null})
             GROUP BY "companyId", model, status HAVING sum(count) > 0) part
     CROSS JOIN LATERAL (
            SELECT request.id, request."requestedAt", request."completedAt" FROM "AIProcessingRequest" request
             WHERE request."processingStatus" = part.status AND request."companyId" = part."companyId"
               AND request.model = part.model AND ${requestFilterSql(filter)} ${after}
             ORDER BY ${orderBy} LIMIT ${limit}) request
     ORDER BY ${orderBy} LIMIT ${limit}`;
}

/** The first of every day within the span; and of those the first. */
function idsOfDays(filter: RequestFilter, { after, orderBy, limit }: Window): Sql {
  const { from = null, to = null } = filter;
  return sql`
    SELECT request.id
      FROM (SELECT min("requestedAt") AS first, max("requestedAt") AS last FROM "AIProcessingRequest") made
     CROSS JOIN generate_series(${dayOf(sql`greatest(${from}::timestamptz, made.first)`)},
                                least(${to}::timestamptz, made.last), interval '24 hours') AS day
     CROSS JOIN LATERAL (
            SELECT request.id, request."requestedAt", request."completedAt" FROM "AIProcessingRequest" request
             WHERE ${dayOf(sql`request."requestedAt"`)} = day AND ${requestFilterSql(filter)} ${after}
             ORDER BY ${orderBy} LIMIT ${limit}) request
     ORDER BY ${orderBy} LIMIT ${limit}`;
}

/** As the index has it. */
function dayOf(time: Sql): Sql {
  return sql`date_bin('24 hours', ${time}, timestamptz '1970-01-01 00:00:00+00')`;
}
