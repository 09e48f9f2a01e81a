import { APPLICABLE_BATCH_STATUSES, IN_FLIGHT_BATCH_STATUSES } from "../domain/batch-status.ts";
import type { UnfinishedBatch } from "../domain/stuck-batch.ts";
import type { ClaimedRequest } from "./apply-store.ts";
import type { Database, Transaction } from "./client.ts";

/** The batches that have ended and still claim requests, which nothing will come for any more. */
export async function listStrandingIds(database: Database): Promise<string[]> {
  // Lateral, so that each ended batch costs one look into an index, however many requests there are.
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT batch.id FROM "AIBatchRequest" batch
     CROSS JOIN LATERAL (
       SELECT 1 FROM "AIProcessingRequest" request
        WHERE request."batchId" = batch.id AND request."processingStatus" = 'BATCHING_IN_PROGRESS' LIMIT 1) claimed
     WHERE batch."processedAt" IS NOT NULL OR batch.status = 'PROCESSED'
     ORDER BY batch.id`;
  return rows.map((row) => row.id);
}

/** Requests in progress that no batch claims, locked in the order of their ids. */
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
