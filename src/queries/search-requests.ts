import type { Database } from "../database/client.ts";
import { isRareSearch } from "../database/message-search-sql.ts";
import { refuseWideSearch } from "../database/request-filter-sql.ts";
import { REQUEST_ORDER_COLUMNS } from "../database/request-order-sql.ts";
import { sql } from "../database/sql.ts";
import { type RequestFilter, requestFilterParameters } from "../domain/request-filter.ts";
import type { RequestOrder } from "../domain/request-order.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import { microsecondsOf, type Page, type PageInput, readPage } from "./keyset.ts";
import { requestPageIds } from "./request-page-ids.ts";

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
  const isRare = await isRareSearch(database, filter);
  return readPage(page, list, (window) => {
    const ids = requestPageIds(filter, { order, window, isRare });
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
