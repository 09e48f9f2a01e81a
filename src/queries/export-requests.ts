import type { Database } from "../database/client.ts";
import { isRareSearch } from "../database/message-search-sql.ts";
import { refuseWideSearch } from "../database/request-filter-sql.ts";
import { REQUEST_ORDER_COLUMNS } from "../database/request-order-sql.ts";
import { sql } from "../database/sql.ts";
import type { RequestFilter } from "../domain/request-filter.ts";
import type { RequestOrder } from "../domain/request-order.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import { areFewRequests } from "./are-few-requests.ts";
import { microsecondsOf, type Page, readPage } from "./keyset.ts";
import { requestPageIds } from "./request-page-ids.ts";

const SET_SIZE = 2000;

/** A request as a line of the export. */
export type ExportedRequest = {
  id: string;
  sessionId: string;
  externalSessionId: string | null;
  companyName: string;
  model: string;
  status: RequestStatus;
  batchId: string | null;
  attempt: number;
  requestedAt: Date;
  completedAt: Date | null;
  errorCode: string | null;
  errorMessage: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  totalTokens: number | null;
  totalCostEur: string | null;
};

type Row = ExportedRequest & { sortKey: bigint };

/**
 * All requests that match, in sets: the next is read when it is asked for, so that no more than one is ever in memory,
 * and nothing is held open in between, however slow the reader.
 */
export async function* exportRequests(
  database: Database,
  { filter, order }: { filter: RequestFilter; order: RequestOrder },
): AsyncGenerator<ExportedRequest[], void> {
  const column = REQUEST_ORDER_COLUMNS[order.sort];
  const list = { filter: "export", order: { column, id: sql`request.id`, descending: order.descending } };
  await refuseWideSearch(database, filter);
  const isRare = await isRareSearch(database, filter);
  const areFew = await areFewRequests(database, filter);
  let cursor: string | undefined;
  for (;;) {
    const { rows, nextCursor }: Page<ExportedRequest> = await readPage(
      { limit: SET_SIZE, cursor },
      list,
      (window) => database.$queryRaw<Row[]>`
        SELECT request.id, request."sessionId", imported."externalSessionId", company.name AS "companyName",
               request.model, request."processingStatus" AS status, request."batchId", request.attempt,
               request."requestedAt", request."completedAt", request."errorCode", request."errorMessage",
               request."promptTokens", request."completionTokens", request."totalTokens",
               request."totalCostEur"::text AS "totalCostEur", ${microsecondsOf(column)} AS "sortKey"
          FROM (${requestPageIds(filter, { order, window, isRare, areFew })}) page
          JOIN "AIProcessingRequest" request ON request.id = page.id
          JOIN "Company" company ON company.id = request."companyId"
          JOIN "Session" session ON session.id = request."sessionId"
          LEFT JOIN "SessionImport" imported ON imported.id = session."importId"
         ORDER BY ${window.orderBy}`,
    );
    yield rows;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
