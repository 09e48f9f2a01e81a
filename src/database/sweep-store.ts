import { APPLICABLE_BATCH_STATUSES, IN_FLIGHT_BATCH_STATUSES } from "../domain/batch-status.ts";
import type { UnfinishedBatch } from "../domain/stuck-batch.ts";
import type { ClaimedRequest } from "./apply-store.ts";
import type { Database, Transaction } from "./client.ts";

/** The batches that have ended and still claim requests, which nothing will come for any more. */
export async function listStrandingIds(database: Database): Promise<string[]> {
  // From one batch that claims requests to the next, each with one look into an index that has only those: however many
  // requests there are, and however many batches have ended.
  const rows = await database.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE claiming AS (
      (SELECT "batchId" AS id FROM "AIProcessingRequest"
        WHERE "processingStatus" = 'BATCHING_IN_PROGRESS' AND "batchId" IS NOT NULL ORDER BY "batchId" LIMIT 1)
      UNION ALL
      SELECT next.id FROM claiming
       CROSS JOIN LATERAL (
         SELECT "batchId" AS id FROM "AIProcessingRequest"
          WHERE "processingStatus" = 'BATCHING_IN_PROGRESS' AND "batchId" > claiming.id ORDER BY "batchId" LIMIT 1) next)
    SELECT batch.id FROM claiming JOIN "AIBatchRequest" batch USING (id)
     WHERE batch."processedAt" IS NOT NULL OR batch.status = 'PROCESSED'
     ORDER BY batch.id`;
  return rows.map((row) => row.id);
}

/** Requests in progress that no batch claims, locked in the order of their ids. There should be none, and an index says so. */
export function lockWithoutBatch(tx: Transaction, limit: number): Promise<ClaimedRequest[]> {
  return tx.$queryRaw<ClaimedRequest[]>`
    SELECT id, "sessionId", attempt FROM "AIProcessingRequest"
     WHERE "batchId" IS NULL AND "processingStatus" = 'BATCHING_IN_PROGRESS'
     ORDER BY id LIMIT ${limit} FOR UPDATE`;
}

/** The batches that are not dealt with yet. */
export function listUnfinished(database: Database): Promise<(UnfinishedBatch & { id: string })[]> {
  return database.aIBatchRequest.findMany({
    where: { processedAt: null, status: { in: [...IN_FLIGHT_BATCH_STATUSES, ...APPLICABLE_BATCH_STATUSES] } },
    select: { id: true, status: true, createdAt: true, submittedAt: true, expiresAt: true, completedAt: true },
  });
}

/** Those of the batches that are ours and have ended: nothing of theirs is needed at the provider any more. */
export async function listEndedIds(database: Database, batchIds: readonly string[]): Promise<string[]> {
  const rows = await database.aIBatchRequest.findMany({
    where: { id: { in: [...batchIds] }, processedAt: { not: null } },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
