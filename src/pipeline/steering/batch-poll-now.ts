import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { lockBatch } from "../../database/cancel-store.ts";
import { inTransaction } from "../../database/client.ts";
import { whyNotPoll } from "../../domain/batch-actions.ts";
import type { BatchStatus } from "../../domain/batch-status.ts";
import { isUuid } from "../../domain/uuid.ts";
import { AppError } from "../../shared/errors.ts";
import { pollProviderBatch } from "../batch-poller.ts";
import type { PipelineDependencies } from "../dependencies.ts";

/** Where the batch stands after it. `problem` says why the provider did not answer; null when it did. */
export type PollNowResult = {
  batchId: string;
  status: BatchStatus;
  providerStatus: string | null;
  problem: string | null;
};

/**
 * Asks the provider about one batch at once, as the next poll would. A call that fails changes nothing but the batch's
 * count of warnings.
 *
 * @throws {AppError} NOT_FOUND, or CONFLICT when the provider is not working on it
 */
export async function pollBatchNow(
  deps: PipelineDependencies,
  { batchId, actor }: { batchId: string; actor: Actor },
): Promise<PollNowResult> {
  const { database } = deps;
  const openaiBatchId = await inTransaction(database, async (tx) => {
    const batch = isUuid(batchId) ? await lockBatch(tx, batchId) : null;
    if (batch === null) throw new AppError("NOT_FOUND", `There is no batch ${batchId}.`);
    const obstacle = whyNotPoll(batch);
    if (obstacle !== null || batch.openaiBatchId === null) throw new AppError("CONFLICT", obstacle ?? "It has no id.");
    const details = { batchId, status: batch.status, openaiBatchId: batch.openaiBatchId };
    await recordAudit(tx, { actor, action: "batches.polled", affectedCount: 1, details });
    return batch.openaiBatchId;
  });
  await pollProviderBatch(deps, openaiBatchId);
  const select = { status: true, providerStatus: true, pollWarning: true };
  const after = await database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId }, select });
  return { batchId, status: after.status, providerStatus: after.providerStatus, problem: after.pollWarning };
}
