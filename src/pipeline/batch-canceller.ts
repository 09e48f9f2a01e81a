import { type Actor, recordAudit } from "../database/audit-store.ts";
import { countClaimed, type LockedBatch, lockBatch, recordCancelRequest } from "../database/cancel-store.ts";
import { inTransaction, type Transaction } from "../database/client.ts";
import { whyNotCancel } from "../domain/batch-actions.ts";
import type { BatchStatus } from "../domain/batch-status.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";
import { pollProviderBatch } from "./batch-poller.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { applyBatch } from "./result-applier.ts";
import { cancelUnsent } from "./unsent-batch.ts";

export type CancelInput = { batchId: string; actor: Actor };

/** Where the batch stands after it: CANCELLED at once, or still in flight until the provider has cancelled it. */
export type CancelResult = { batchId: string; status: BatchStatus; providerStatus: string | null };

/**
 * Cancels a batch. What its finished rows brought is applied, every other request ends as PROCESSING_FAILED with the
 * code `batch_cancelled`. One that was never sent ends here. Of one that the provider has, or may have, it is recorded
 * that it is to be cancelled, and the provider is asked; whoever looks at the batch next asks again until it has begun
 * to. Cancelling again while it is in flight does no harm.
 *
 * @throws {AppError} NOT_FOUND, or CONFLICT when the provider is done with it or it has ended
 */
export async function cancelBatch(deps: PipelineDependencies, { batchId, actor }: CancelInput): Promise<CancelResult> {
  const { database, log } = deps;
  const { isEnded, openaiBatchId } = await inTransaction(database, async (tx) => {
    const batch = isUuid(batchId) ? await lockBatch(tx, batchId) : null;
    if (batch === null) throw new AppError("NOT_FOUND", `There is no batch ${batchId}.`);
    const obstacle = whyNotCancel(batch);
    if (obstacle !== null) throw new AppError("CONFLICT", obstacle);
    if (batch.cancelRequestedAt === null) await recordRequest(deps, tx, batch, actor);
    const isUnsent = batch.createIntentAt === null && (await cancelUnsent(deps, tx, batch));
    return { isEnded: isUnsent, openaiBatchId: batch.openaiBatchId };
  });
  log.info({ batchId, isEnded, openaiBatchId }, "batch.cancel_requested");
  if (isEnded) await applyBatch(deps, batchId);
  else if (openaiBatchId !== null) await pollProviderBatch(deps, openaiBatchId);
  const select = { status: true, providerStatus: true };
  return { batchId, ...(await database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId }, select })) };
}

async function recordRequest(
  { clock }: PipelineDependencies,
  tx: Transaction,
  { id: batchId, status, openaiBatchId }: LockedBatch,
  actor: Actor,
): Promise<void> {
  await recordCancelRequest(tx, batchId, clock.now());
  const affectedCount = await countClaimed(tx, batchId);
  await recordAudit(tx, {
    actor,
    action: "batches.cancelled",
    affectedCount,
    details: { batchId, status, openaiBatchId },
  });
}
