import type { Database } from "../database/client.ts";
import { type RequestStatus, type RestRequestStatus, toRestStatus } from "../domain/request-status.ts";
import { decodeCursor, encodeCursor } from "../shared/cursor.ts";

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

type Row = Omit<RequestListItem, "status"> & { microseconds: bigint };

/**
 * One page of the requests of one status, newest first. Pages are found by their last row, so the thousandth costs
 * what the first does, and rows that arrive meanwhile neither shift nor hide any.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function listRequests(
  database: Database,
  input: { status: RequestStatus; limit: number; cursor?: string | undefined },
): Promise<{ requests: RequestListItem[]; nextCursor: string | null }> {
  const { status, limit, cursor } = input;
  const filter = `requests status=${status}`;
  const after = cursor === undefined ? null : decodeCursor(cursor, filter);
  const rows = await database.$queryRaw<Row[]>`
    SELECT id, "sessionId", model, "companyId", "batchId", attempt, "requestedAt", "completedAt",
           "errorCode", left("errorMessage", 500) AS "errorMessage",
           "promptTokens", "completionTokens", "totalTokens", "totalCostEur"::float8 AS "totalCostEur",
           (extract(epoch FROM "requestedAt") * 1000000)::bigint AS microseconds
      FROM "AIProcessingRequest"
     WHERE "processingStatus" = ${status}::"AIRequestStatus"
       AND ("requestedAt", id) < (
             coalesce(timestamptz 'epoch' + ${after?.microseconds ?? null}::bigint * interval '1 microsecond', 'infinity'),
             coalesce(${after?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
     ORDER BY "requestedAt" DESC, id DESC
     LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    requests: page.map(({ microseconds: _, ...row }) => ({ ...row, status: toRestStatus(status) })),
    nextCursor: last === undefined ? null : encodeCursor(last, filter),
  };
}
