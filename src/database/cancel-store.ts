import type { BatchStatus } from "../domain/batch-status.ts";
import { SUBMITTABLE_BATCH_STATUSES } from "../domain/batch-status.ts";
import type { Transaction } from "./client.ts";

/** A batch as whoever cancels it finds it, locked. */
export type LockedBatch = {
  id: string;
  model: string;
  status: BatchStatus;
  openaiBatchId: string | null;
  createIntentAt: Date | null;
  cancelRequestedAt: Date | null;
};

/** The batch, which nobody else changes until the transaction ends; null when there is none of that id. */
export async function lockBatch(tx: Transaction, batchId: string): Promise<LockedBatch | null> {
  const [batch] = await tx.$queryRaw<LockedBatch[]>`
    SELECT id, model, status::text AS status, "openaiBatchId", "createIntentAt", "cancelRequestedAt"
      FROM "AIBatchRequest" WHERE id = ${batchId}::uuid FOR UPDATE`;
  return batch ?? null;
}

/** Records that an operator wants the batch cancelled. */
export async function recordCancelRequest(tx: Transaction, batchId: string, now: Date): Promise<void> {
  await tx.aIBatchRequest.update({ where: { id: batchId }, data: { cancelRequestedAt: now } });
}

/**
 * Ends a batch that never reached the provider: a compare-and-set against the intent to create that was last seen, so
 * that it loses to a submitter that goes on, and any submitter that comes later loses to it.
 *
 * @returns false when it has been sent, or is being sent
 */
export async function endCancelled(
  tx: Transaction,
  { batchId, seenIntent, now }: { batchId: string; seenIntent: Date | null; now: Date },
): Promise<boolean> {
  const { count } = await tx.aIBatchRequest.updateMany({
    where: {
      id: batchId,
      status: { in: [...SUBMITTABLE_BATCH_STATUSES] },
      openaiBatchId: null,
      createIntentAt: seenIntent,
      cancelRequestedAt: { not: null },
    },
    data: { status: "CANCELLED", completedAt: now },
  });
  return count === 1;
}

/** How many requests the batch still claims. */
export function countClaimed(tx: Transaction, batchId: string): Promise<number> {
  return tx.aIProcessingRequest.count({ where: { batchId, processingStatus: "BATCHING_IN_PROGRESS" } });
}
