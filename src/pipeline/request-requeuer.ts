import { type Actor, recordAudit } from "../database/audit-store.ts";
import { type Database, inTransaction, type SqlTransaction } from "../database/client.ts";
import { hasStatus } from "../database/sql.ts";
import { isUuid } from "../domain/uuid.ts";
import type { Clock } from "../shared/clock.ts";

/** Each id that was asked for, once: requeued, unknown, or known but not failed. */
export type RequeueResult = { requeuedCount: number; notFoundCount: number; notFailedCount: number };

/**
 * Puts failed requests back to wait for the next batch, as a new attempt at their old place in the queue. What came of
 * the earlier attempts stays in their history. Requests in any other status are left alone, so asking twice, or two
 * people asking at once, requeues a request once.
 */
export async function requeueRequests(
  { database, clock }: { database: Database; clock: Clock },
  { requestIds, actor }: { requestIds: readonly string[]; actor: Actor },
): Promise<RequeueResult> {
  const asked = new Set(requestIds.map((id) => id.toLowerCase()));
  const candidates = [...asked].filter(isUuid);
  return inTransaction(database, async (tx) => {
    const { requeuedIds, foundCount } = await requeueFailed(tx, candidates, clock.now());
    const requeuedCount = requeuedIds.length;
    const notFoundCount = asked.size - foundCount;
    const notFailedCount = foundCount - requeuedCount;
    const details = { requestedCount: asked.size, notFoundCount, notFailedCount, requestIds: requeuedIds };
    await recordAudit(tx, { actor, action: "requests.requeued", affectedCount: requeuedCount, details });
    return { requeuedCount, notFoundCount, notFailedCount };
  });
}

/**
 * Locks in the order of ids, so that two operators with overlapping selections wait for each other instead of
 * deadlocking; and locks failed rows only, so that nobody waits for a set of results that is being written.
 */
export async function requeueFailed(
  tx: SqlTransaction,
  ids: string[],
  now: Date,
): Promise<{ requeuedIds: string[]; foundCount: number }> {
  const [row] = await tx.$queryRaw<{ requeuedIds: string[]; foundCount: number }[]>`
    WITH failed AS (
      SELECT id FROM "AIProcessingRequest"
       WHERE id = ANY(${ids}::uuid[]) AND ${hasStatus("PROCESSING_FAILED")}
       ORDER BY id FOR UPDATE
    ), requeued AS (
      UPDATE "AIProcessingRequest" request
         SET "processingStatus" = 'PENDING_BATCHING', attempt = attempt + 1, "batchId" = NULL,
             success = NULL, "errorCode" = NULL, "errorMessage" = NULL, "completedAt" = NULL,
             "openaiRequestId" = NULL, "serviceTier" = NULL, "systemFingerprint" = NULL,
             "promptTokens" = NULL, "completionTokens" = NULL, "totalTokens" = NULL,
             "cachedTokens" = NULL, "reasoningTokens" = NULL,
             "promptTokenCost" = NULL, "completionTokenCost" = NULL, "totalCostEur" = NULL,
             "updatedAt" = ${now}::timestamptz
        FROM failed
       WHERE request.id = failed.id AND ${hasStatus("PROCESSING_FAILED")}
      RETURNING request.id, request."sessionId"
    ), stages AS (
      INSERT INTO "SessionProcessingStatus" AS stage ("sessionId", stage, status)
      SELECT DISTINCT "sessionId", 'AI_ANALYSIS'::"ProcessingStage", 'PENDING'::"ProcessingStatus" FROM requeued
       ORDER BY "sessionId"
      ON CONFLICT ("sessionId", stage) DO UPDATE
         SET status = 'PENDING', "startedAt" = NULL, "completedAt" = NULL, "errorMessage" = NULL,
             "retryCount" = stage."retryCount" + 1
    )
    SELECT coalesce((SELECT array_agg(id ORDER BY id) FROM requeued), '{}') AS "requeuedIds",
           CASE (SELECT count(*) FROM requeued) WHEN ${ids.length} THEN ${ids.length}
           ELSE (SELECT count(*)::int FROM "AIProcessingRequest" WHERE id = ANY(${ids}::uuid[])) END AS "foundCount"`;
  return row ?? { requeuedIds: [], foundCount: 0 };
}
