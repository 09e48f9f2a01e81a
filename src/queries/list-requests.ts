import type { Database } from "../database/client.ts";
import { sql } from "../database/sql.ts";
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
       WHERE "processingStatus" = ${status}::"AIRequestStatus" ${after}
       ORDER BY ${orderBy}
       LIMIT ${limit}`,
  );
  return { requests: rows.map((row) => ({ ...row, status: toRestStatus(status) })), nextCursor };
}
