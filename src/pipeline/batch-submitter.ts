import { inTransaction } from "../database/client.ts";
import { listActiveHolds } from "../database/hold-store.ts";
import { endUnsent, findSubmission, type Submission } from "../database/submission-store.ts";
import { SUBMITTABLE_BATCH_STATUSES } from "../domain/batch-status.ts";
import { modelHold, PROVIDER_HOLD } from "../domain/hold.ts";
import { ProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { ensureInputFile } from "./input-upload.ts";
import { holdProvider, noteThrottling, refuseWhileThrottled } from "./provider-access.ts";
import { ensureProviderBatch } from "./provider-batch-creation.ts";
import { freeTokenBudget } from "./token-budget.ts";
import { cancelUnsent } from "./unsent-batch.ts";

/**
 * - `submitted`, `adopted`: the provider has it, created now or by an earlier try;
 * - `refused`: the provider will never take it; why stands on the batch;
 * - `held`: the key is refused or the model rests; the sweeper asks again;
 * - `empty`: none of its requests could be sent;
 * - `cancelled`: an operator cancelled it, and the provider does not have it;
 * - `not_submittable`: there is nothing to do.
 */
export type SubmitOutcome = "submitted" | "adopted" | "refused" | "held" | "empty" | "cancelled" | "not_submittable";

/**
 * Sends one batch to the provider: builds and uploads its input file, then creates the provider batch, each only where
 * an earlier try has not. Safe to run again after a crash at any point, and twice at once.
 *
 * @throws {ProviderError | SubmissionInDoubtError} when it is to be tried again later
 */
export async function submitBatch(deps: PipelineDependencies, batchId: string): Promise<SubmitOutcome> {
  const batch = await findSubmission(deps.database, batchId);
  if (batch === null || !SUBMITTABLE_BATCH_STATUSES.some((status) => status === batch.status)) return "not_submittable";
  await deps.crashPoint("submitter.batch_found");
  if (batch.cancelRequestedAt !== null && batch.createIntentAt === null) return endCancelled(deps, batch);
  const scopes = [PROVIDER_HOLD, modelHold(batch.model)];
  if ((await listActiveHolds(deps.database, scopes, deps.clock.now())).length > 0) return "held";
  await refuseWhileThrottled(deps);
  try {
    const inputFileId = await ensureInputFile(deps, batch);
    if (inputFileId === null) return await endEmpty(deps, batch);
    const outcome = await ensureProviderBatch(deps, batch, inputFileId);
    return outcome === "not_created" ? await endCancelled(deps, batch) : outcome;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.kind === "configuration") {
      await holdProvider(deps, error);
      return "held";
    }
    await noteThrottling(deps, error);
    if (error.kind !== "refused") throw error;
    return refuse(deps, batch, error);
  }
}

/** A definite refusal: nothing was run. What it means for the requests is for the applier to carry out. */
async function refuse(deps: PipelineDependencies, batch: Submission, error: ProviderError): Promise<SubmitOutcome> {
  const message = `${error.code}: ${error.message}`;
  const isEnded = await end(deps, batch, "submission_refused", message);
  deps.log.error({ batchId: batch.id, code: error.code, httpStatus: error.status, isEnded }, "batch.refused");
  return isEnded ? "refused" : "not_submittable";
}

async function endEmpty(deps: PipelineDependencies, batch: Submission): Promise<SubmitOutcome> {
  const isEnded = await end(deps, batch, "no_requests", "None of the batch's requests could be sent.");
  deps.log.warn({ batchId: batch.id, isEnded }, "batch.empty");
  return isEnded ? "empty" : "not_submittable";
}

async function endCancelled(deps: PipelineDependencies, batch: Submission): Promise<SubmitOutcome> {
  const isEnded = await inTransaction(deps.database, (tx) => cancelUnsent(deps, tx, batch));
  return isEnded ? "cancelled" : "not_submittable";
}

function end(deps: PipelineDependencies, batch: Submission, code: string, message: string): Promise<boolean> {
  const { database, jobs, clock } = deps;
  return inTransaction(database, async (tx) => {
    if (!(await endUnsent(tx, { batchId: batch.id, code, message, now: clock.now() }))) return false;
    await deps.crashPoint("submitter.batch_refused");
    await jobs.enqueueApply(tx, [batch.id]);
    await freeTokenBudget(deps, tx, batch.model);
    return true;
  });
}
