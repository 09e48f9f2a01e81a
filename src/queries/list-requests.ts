import type { Database } from "../database/client.ts";
import { type Sql, sql } from "../database/sql.ts";
import { type RequestStatus, type RestRequestStatus, toRestStatus } from "../domain/request-status.ts";
import { microsecondsOf, readPage } from "./keyset.ts";

/** A request in a list: no transcript, no answer. `errorMessage` is cut at 500 characters. */
export type RequestListItem = {
  id: string;
  sessionId: string;
  status: RestRequestStatus;
  model: string;
  companyId: string;
  batchId: string | null;
  attempt: number;
  requestedAt: Date;
  completedAt: Date | null;
  errorCode: string | null;
  errorMessage: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  totalTokens: number | null;
  totalCostEur: number | null;
};

type Row = Omit<RequestListItem, "status"> & { sortKey: bigint };

const NEWEST_FIRST = { column: sql`"requestedAt"`, id: sql`id`, descending: true };

/**
 * One page of the requests of one status, newest first.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function listRequests(
  database: Database,
  input: { status: RequestStatus; limit: number; cursor?: string | undefined },
): Promise<{ requests: RequestListItem[]; nextCursor: string | null }> {
  const { status, ...page } = input;
  const list = { filter: `requests status=${status}`, order: NEWEST_FIRST };
  const { rows, nextCursor } = await readPage(
    page,
    list,
    ({ after, orderBy, limit }) => database.$queryRaw<Row[]>`
      SELECT id, "sessionId", model, "companyId", "batchId", attempt, "requestedAt", "completedAt",
             "errorCode", left("errorMessage", 500) AS "errorMessage",
             "promptTokens", "completionTokens", "totalTokens", "totalCostEur"::float8 AS "totalCostEur",
             ${microsecondsOf(NEWEST_FIRST.column)} AS "sortKey"
        FROM "AIProcessingRequest"
       WHERE ${isStatus(status)} ${after}
       ORDER BY "processingStatus", ${orderBy}
       LIMIT ${limit}`,
  );
  return { requests: rows.map((row) => ({ ...row, status: toRestStatus(status) })), nextCursor };
}

/**
 * As a range, and so as the first column to sort by, because only the index of the status has rows in that order. Where it
 * is an equation, the planner may walk through all requests by their time, past any number of the wrong status.
 */
function isStatus(status: RequestStatus): Sql {
  return sql`"processingStatus" BETWEEN ${status}::"AIRequestStatus" AND ${status}::"AIRequestStatus"`;
}
