import type { Database } from "../database/client.ts";
import { emptySql, sql } from "../database/sql.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import { microsecondsOf, type Page, type PageInput, readPage } from "./keyset.ts";

/** A failed attempt of a batch. `id` is the request's, `status` where that stands by now; the message is cut at 500 characters. */
export type BatchError = {
  id: string;
  attempt: number;
  status: RequestStatus;
  errorCode: string | null;
  errorMessage: string | null;
  finishedAt: Date;
};

const NEWEST_FIRST = { column: sql`attempt."finishedAt"`, id: sql`attempt."requestId"`, descending: true };

/**
 * One page of what failed in a batch, newest first.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export function listBatchErrors(
  database: Database,
  input: PageInput & { batchId: string; errorCode?: string | undefined },
): Promise<Page<BatchError>> {
  const { batchId, errorCode, ...place } = input;
  const list = { filter: `batch errors ${JSON.stringify({ batchId, errorCode })}`, order: NEWEST_FIRST };
  return readPage(
    place,
    list,
    ({ after, orderBy, limit }) => database.$queryRaw<(BatchError & { sortKey: bigint })[]>`
      SELECT attempt."requestId" AS id, attempt.attempt, request."processingStatus"::text AS status,
             attempt."errorCode", left(attempt."errorMessage", 500) AS "errorMessage", attempt."finishedAt",
             ${microsecondsOf(NEWEST_FIRST.column)} AS "sortKey"
        FROM "AIRequestAttempt" attempt JOIN "AIProcessingRequest" request ON request.id = attempt."requestId"
       WHERE attempt."batchId" = ${batchId}::uuid AND NOT attempt.succeeded
             ${errorCode === undefined ? emptySql : sql`AND attempt."errorCode" = ${errorCode}`} ${after}
       ORDER BY ${orderBy}
       LIMIT ${limit}`,
  );
}
