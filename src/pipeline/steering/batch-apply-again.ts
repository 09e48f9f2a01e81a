import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { countClaimed, lockBatch } from "../../database/cancel-store.ts";
import { inTransaction } from "../../database/client.ts";
import { whyNotApply } from "../../domain/batch-actions.ts";
import { isUuid } from "../../domain/uuid.ts";
import { AppError } from "../../shared/errors.ts";
import type { PipelineDependencies } from "../dependencies.ts";

/** `claimedCount`: how many requests still wait for what the batch brought. No other can change. */
export type ApplyAgainResult = { batchId: string; claimedCount: number };

/**
 * Asks for a batch's result files to be read and applied once more. Only requests that the batch still claims can
 * change, so nothing is applied twice.
 *
 * @throws {AppError} NOT_FOUND, or CONFLICT when the batch is not at its end or claims no request any more
 */
export async function applyBatchAgain(
  { database, jobs, log }: Pick<PipelineDependencies, "database" | "jobs" | "log">,
  { batchId, actor }: { batchId: string; actor: Actor },
): Promise<ApplyAgainResult> {
  const claimedCount = await inTransaction(database, async (tx) => {
    const batch = isUuid(batchId) ? await lockBatch(tx, batchId) : null;
    if (batch === null) throw new AppError("NOT_FOUND", `There is no batch ${batchId}.`);
    const { status } = batch;
    const claimed = await countClaimed(tx, batchId);
    const obstacle = whyNotApply({ status, claimedCount: claimed });
    if (obstacle !== null) throw new AppError("CONFLICT", obstacle);
    const details = { batchId, status };
    await recordAudit(tx, { actor, action: "batches.applied_again", affectedCount: claimed, details });
    await jobs.enqueueApply(tx, [batchId]);
    return claimed;
  });
  log.info({ batchId, claimedCount }, "batch.apply_asked");
  return { batchId, claimedCount };
}
