import type { RequestStatus } from "../domain/request-status.ts";
import type { SqlTransaction } from "./client.ts";
import { type RecordColumns, recordSet } from "./record-set.ts";
import { hasStatusIn, isClaimedBy } from "./sql.ts";

/** What one attempt came to that gave no usable result. `next` is where the request goes: back to wait, or to its end. */
export type FailedAttempt = {
  id: string;
  next: Extract<RequestStatus, "PENDING_BATCHING" | "PROCESSING_FAILED">;
  errorCode: string;
  errorMessage: string;
  /** The text of the result line, when there was one. */
  raw: string | null;
  openaiRequestId: string | null;
  /** A failed row may have been paid for all the same. */
  promptTokens: number | null;
  completionTokens: number | null;
  totalTokens: number | null;
  totalCostEur: number | null;
  /** What the same would have cost without the Batch API. */
  syncCostEur: number | null;
};

const ATTEMPT_COLUMNS: RecordColumns<FailedAttempt> = {
  id: "uuid",
  next: '"AIRequestStatus"',
  errorCode: "text",
  errorMessage: "text",
  raw: "text",
  openaiRequestId: "text",
  promptTokens: "int",
  completionTokens: "int",
  totalTokens: "int",
  totalCostEur: "numeric",
  syncCostEur: "numeric",
};

/** The requests as the writer expects to find them. */
export type Expected = { status: RequestStatus; batchId: string | null };

/** Requests that wait for a batch. */
export const UNCLAIMED: Expected = { status: "PENDING_BATCHING", batchId: null };

/** Requests that this batch claims. */
export function claimedBy(batchId: string): Expected {
  return { status: "BATCHING_IN_PROGRESS", batchId };
}

/**
 * Writes a set of failed attempts: the requests, their history and their sessions' stage. Only requests that are as
 * expected are touched. @returns how many went back to wait, and how many have ended
 */
export async function writeFailures(
  tx: SqlTransaction,
  input: { expected: Expected; attempts: readonly FailedAttempt[]; now: Date },
): Promise<{ requeuedCount: number; failedCount: number }> {
  const { expected, attempts, now } = input;
  if (attempts.length === 0) return { requeuedCount: 0, failedCount: 0 };
  const [row] = await tx.$queryRaw<{ requeuedCount: number; failedCount: number }[]>`
    WITH result AS (
      ${recordSet(attempts, ATTEMPT_COLUMNS)}
    ), written AS (
      UPDATE "AIProcessingRequest" request
         SET "processingStatus" = result.next, "updatedAt" = ${now}::timestamptz,
             attempt = request.attempt + CASE result.next WHEN 'PENDING_BATCHING' THEN 1 ELSE 0 END,
             "batchId" = CASE result.next WHEN 'PROCESSING_FAILED' THEN request."batchId" END,
             success = CASE result.next WHEN 'PROCESSING_FAILED' THEN false END,
             "completedAt" = CASE result.next WHEN 'PROCESSING_FAILED' THEN ${now}::timestamptz END,
             "errorCode" = CASE result.next WHEN 'PROCESSING_FAILED' THEN result."errorCode" END,
             "errorMessage" = CASE result.next WHEN 'PROCESSING_FAILED' THEN result."errorMessage" END,
             "openaiRequestId" = CASE result.next WHEN 'PROCESSING_FAILED' THEN result."openaiRequestId" END,
             "promptTokens" = CASE result.next WHEN 'PROCESSING_FAILED' THEN result."promptTokens" END,
             "completionTokens" = CASE result.next WHEN 'PROCESSING_FAILED' THEN result."completionTokens" END,
             "totalTokens" = CASE result.next WHEN 'PROCESSING_FAILED' THEN result."totalTokens" END,
             "totalCostEur" = CASE result.next WHEN 'PROCESSING_FAILED' THEN result."totalCostEur" END
        FROM result
       WHERE request.id = result.id
         AND ${hasStatusIn(expected.batchId, expected.status)}
      RETURNING result.*, request."sessionId",
                request."companyId", request.model,
                request.attempt - CASE result.next WHEN 'PENDING_BATCHING' THEN 1 ELSE 0 END AS attempt
    ), history AS (
      INSERT INTO "AIRequestAttempt" ("requestId", attempt, "companyId", model, "batchId", succeeded, "errorCode",
             "errorMessage", "rawResponse", "openaiRequestId", "promptTokens", "completionTokens", "totalCostEur",
             "syncCostEur", "finishedAt")
      SELECT id, attempt, "companyId", model, ${expected.batchId}::uuid, false, "errorCode",
             "errorMessage", raw, "openaiRequestId", "promptTokens", "completionTokens", "totalCostEur",
             "syncCostEur", ${now}::timestamptz
        FROM written
      ON CONFLICT ("requestId", attempt) DO NOTHING
    ), stages AS (
      INSERT INTO "SessionProcessingStatus" AS stage ("sessionId", stage, status, "completedAt", "errorMessage")
      SELECT DISTINCT ON ("sessionId") "sessionId", 'AI_ANALYSIS'::"ProcessingStage",
             CASE next WHEN 'PENDING_BATCHING' THEN 'PENDING' ELSE 'FAILED' END::"ProcessingStatus",
             CASE next WHEN 'PROCESSING_FAILED' THEN ${now}::timestamptz END, "errorMessage"
        FROM written ORDER BY "sessionId"
      ON CONFLICT ("sessionId", stage) DO UPDATE
         SET status = excluded.status, "completedAt" = excluded."completedAt", "errorMessage" = excluded."errorMessage",
             "retryCount" = stage."retryCount" + CASE excluded.status WHEN 'PENDING' THEN 1 ELSE 0 END
    )
    SELECT count(*) FILTER (WHERE next = 'PENDING_BATCHING')::int AS "requeuedCount",
           count(*) FILTER (WHERE next = 'PROCESSING_FAILED')::int AS "failedCount"
      FROM written`;
  return row ?? { requeuedCount: 0, failedCount: 0 };
}

/** Gives claimed requests back as if they had never been claimed: what became of the batch was no attempt of theirs. */
export function releaseRequests(
  tx: SqlTransaction,
  { batchId, requestIds, now }: { batchId: string; requestIds: readonly string[]; now: Date },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "AIProcessingRequest"
       SET "processingStatus" = 'PENDING_BATCHING', "batchId" = NULL, "updatedAt" = ${now}::timestamptz
     WHERE id = ANY(${[...requestIds]}::uuid[])
       AND ${isClaimedBy(batchId)}`;
}
