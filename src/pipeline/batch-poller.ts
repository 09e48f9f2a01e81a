import pLimit from "p-limit";
import { inTransaction } from "../database/client.ts";
import {
  failBatch,
  type InFlightBatch,
  listInFlight,
  notePollWarning,
  returnToSubmission,
  writePoll,
} from "../database/in-flight-store.ts";
import { canBatchBecome, POLLABLE_BATCH_STATUSES } from "../domain/batch-status.ts";
import { isInputFileMissing, mayInputFileTurnUp } from "../domain/input-file-visibility.ts";
import { decidePoll, isVanished } from "../domain/poll-decision.ts";
import type { ProviderBatch } from "../domain/provider-batch.ts";
import { toProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { forgetRest, restAfterTokenLimit } from "./model-rest.ts";
import { holdProvider, isProviderOpen } from "./provider-access.ts";
import { askForCancellation } from "./provider-cancellation.ts";
import { freeTokenBudget } from "./token-budget.ts";

export type PollSummary = { polledCount: number; changedCount: number; terminalCount: number; warningCount: number };

type Outcome = "unchanged" | "changed" | "terminal" | "warning";

/** Status calls at once: enough for a hundred batches in a few seconds, few enough not to be throttled. */
const CONCURRENCY = 4;

/**
 * Asks the provider about every batch that it is working on. A call that fails changes nothing but a count of
 * warnings. When the provider is done, the job that applies the results comes about in the same transaction.
 */
export async function pollBatches(deps: PipelineDependencies): Promise<PollSummary> {
  const { database, log } = deps;
  const summary: PollSummary = { polledCount: 0, changedCount: 0, terminalCount: 0, warningCount: 0 };
  if (!(await isProviderOpen(deps))) return summary;
  const batches = await listInFlight(database, { statuses: POLLABLE_BATCH_STATUSES });
  await deps.crashPoint("poller.batches_listed");
  const limit = pLimit(CONCURRENCY);
  const outcomes = await Promise.all(batches.map((batch) => limit(() => pollBatch(deps, batch))));
  summary.polledCount = outcomes.length;
  summary.changedCount = outcomes.filter((outcome) => outcome === "changed" || outcome === "terminal").length;
  summary.terminalCount = outcomes.filter((outcome) => outcome === "terminal").length;
  summary.warningCount = outcomes.filter((outcome) => outcome === "warning").length;
  log.info(summary, "batches.polled");
  return summary;
}

/** Asks about the one batch that a webhook named. @returns false when it is none that we wait for */
export async function pollProviderBatch(deps: PipelineDependencies, openaiBatchId: string): Promise<boolean> {
  const [batch] = await listInFlight(deps.database, { statuses: POLLABLE_BATCH_STATUSES, openaiBatchId });
  if (batch === undefined) return false;
  await pollBatch(deps, batch);
  return true;
}

async function pollBatch(deps: PipelineDependencies, batch: InFlightBatch): Promise<Outcome> {
  let seen: ProviderBatch;
  try {
    seen = await deps.provider.retrieveBatch(batch.openaiBatchId);
  } catch (cause) {
    return noteFailedCall(deps, batch, cause);
  }
  await deps.crashPoint("poller.batch_retrieved");
  const outcome = await writeWhatWasSeen(deps, batch, await askForCancellation(deps, batch, seen));
  await deps.crashPoint("poller.batch_polled");
  return outcome;
}

function writeWhatWasSeen(deps: PipelineDependencies, batch: InFlightBatch, seen: ProviderBatch): Promise<Outcome> {
  const { database, clock, jobs, log } = deps;
  const now = clock.now();
  if (isFileAwaited(batch, seen, now)) return createAgain(deps, batch);
  const { status, isSettled } = decidePoll(batch.status, seen, now);
  const { id: batchId, model } = batch;
  return inTransaction(database, async (tx): Promise<Outcome> => {
    const isWritten = await writePoll(tx, { batch, status, seen, isTerminal: isSettled, now });
    if (!isWritten) return "unchanged";
    await deps.crashPoint("poller.status_written");
    if (status !== batch.status) await forgetRest(tx, batch, seen);
    if (isSettled) {
      await jobs.enqueueApply(tx, [batchId]);
      await deps.crashPoint("poller.job_enqueued");
      await freeTokenBudget(deps, tx, model);
      await restAfterTokenLimit(tx, model, seen, now);
      log.info({ batchId, status, providerStatus: seen.status, counts: seen.request_counts }, "batch.terminal");
      return "terminal";
    }
    if (status === batch.status) return "unchanged";
    log.info({ batchId, status, providerStatus: seen.status }, "batch.changed");
    return "changed";
  });
}

/** Validation found no input file: one that was only just uploaded may not have been visible yet. */
function isFileAwaited({ status, uploadIntentAt }: InFlightBatch, seen: ProviderBatch, now: Date): boolean {
  if (uploadIntentAt === null || !canBatchBecome(status, "UPLOADING")) return false;
  return isInputFileMissing(seen) && mayInputFileTurnUp(uploadIntentAt, now);
}

/** Nothing was run and no request is at fault: another provider batch is created from the same file. */
function createAgain({ database, jobs, log }: PipelineDependencies, batch: InFlightBatch): Promise<Outcome> {
  const { id: batchId, openaiBatchId } = batch;
  return inTransaction(database, async (tx): Promise<Outcome> => {
    if (!(await returnToSubmission(tx, batch))) return "unchanged";
    await jobs.enqueueSubmit(tx, [batchId]);
    log.warn({ batchId, openaiBatchId }, "batch.input_file_not_visible");
    return "changed";
  });
}

async function noteFailedCall(deps: PipelineDependencies, batch: InFlightBatch, cause: unknown): Promise<Outcome> {
  const { database, clock, jobs, log } = deps;
  const error = toProviderError(cause);
  const now = clock.now();
  const { id: batchId, model } = batch;
  if (error.kind === "not_found" && isVanished(batch.submittedAt, now)) {
    const failure = { code: "batch_vanished", message: "The provider no longer knows the batch." };
    return inTransaction(database, async (tx): Promise<Outcome> => {
      if (!(await failBatch(tx, { batchId, from: [batch.status], ...failure, now }))) return "unchanged";
      await jobs.enqueueApply(tx, [batchId]);
      await freeTokenBudget(deps, tx, model);
      log.error({ batchId, openaiBatchId: batch.openaiBatchId }, "batch.vanished");
      return "terminal";
    });
  }
  if (error.kind === "configuration") await holdProvider(deps, error);
  log.warn({ batchId, kind: error.kind, code: error.code }, "batch.poll_failed");
  await notePollWarning(database, { batchId, warning: error.message, now });
  return "warning";
}
