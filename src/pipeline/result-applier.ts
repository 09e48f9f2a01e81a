import {
  type ApplicableBatch,
  type AppliedCounts,
  endBatch,
  findApplicable,
  findPricing,
} from "../database/apply-store.ts";
import type { BatchStatus } from "../domain/batch-status.ts";
import { mayFileTurnUp } from "../domain/provider-batch.ts";
import { FINAL_STATUS_OF_PROVIDER, isTerminalProviderStatus } from "../domain/provider-status.ts";
import type { NamedResult } from "../domain/request-outcome.ts";
import { parseResultLine } from "../domain/result-line.ts";
import { isUuid } from "../domain/uuid.ts";
import { ProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { readLines } from "./line-reader.ts";
import { applyRemainder } from "./remainder-applier.ts";
import { applyResultSet, type SetContext } from "./result-set.ts";

/** `finalStatus` is null when there was nothing to apply. */
export type ApplySummary = AppliedCounts & { finalStatus: BatchStatus | null };

/** Lines written in one transaction: large enough that the round trips do not count, small enough to hold no lock long. */
const SET_SIZE = 1000;

/**
 * Applies everything that a batch at its end has brought: the output file, the error file, and the rule for requests
 * that stand in neither; then ends the batch. Files are read line by line and written in sets, each in a transaction of
 * its own. Run again, after a crash or by mistake, it goes on where it stopped and applies nothing twice.
 *
 * @throws {ProviderError} when a download broke off, or a file is not to be seen yet: try again
 */
export async function applyBatch(deps: PipelineDependencies, batchId: string): Promise<ApplySummary> {
  const { database, clock, log, settings, crashPoint } = deps;
  const summary = { succeededCount: 0, failedCount: 0, requeuedCount: 0 };
  const batch = await findApplicable(database, batchId);
  if (batch === null) return { ...summary, finalStatus: null };
  await crashPoint("applier.batch_found");
  const pricing = await findPricing(database, batch.model, batch.completedAt ?? clock.now());
  if (pricing === null) log.warn({ batchId, model: batch.model }, "batch.price_unknown");
  // What an operator cancelled does not go back by itself.
  const maxAttempts = batch.cancelRequestedAt === null ? settings.maxAttempts : 0;
  const context = { batchId, pricing, maxAttempts };
  for (const fileId of [batch.outputFileId, batch.errorFileId]) {
    if (fileId !== null) addCounts(summary, await applyFile(deps, batch, { context, fileId }));
    await crashPoint("applier.file_applied");
  }
  addCounts(summary, await applyRemainder(deps, batch));
  await crashPoint("applier.remainder_applied");
  const finalStatus = finalStatusOf(batch);
  const isEnded = await endBatch(database, { batchId, status: finalStatus, now: clock.now() });
  await crashPoint("applier.batch_ended");
  log.info({ batchId, ...summary, finalStatus, isEnded }, "batch.applied");
  return { ...summary, finalStatus };
}

async function applyFile(
  deps: PipelineDependencies,
  batch: ApplicableBatch,
  { context, fileId }: { context: SetContext; fileId: string },
): Promise<AppliedCounts> {
  const { batchId } = context;
  const counts = { succeededCount: 0, failedCount: 0, requeuedCount: 0 };
  let unreadableCount = 0;
  let set = new Map<string, NamedResult>();
  for await (const result of readResults(deps, batch, fileId)) {
    if (result === null) unreadableCount += 1;
    // Of two lines for one request the one with an answer counts: it was paid for.
    else if (!set.has(result.customId) || result.kind === "succeeded") set.set(result.customId, result);
    if (set.size < SET_SIZE) continue;
    addCounts(counts, await applyResultSet(deps, context, set));
    set = new Map();
  }
  if (set.size > 0) addCounts(counts, await applyResultSet(deps, context, set));
  if (unreadableCount > 0) deps.log.warn({ batchId, fileId, unreadableCount }, "result_file.unreadable_lines");
  return counts;
}

/** The results of a file as they arrive; null for a line of which the request cannot be told. */
async function* readResults(
  { provider, clock, log }: PipelineDependencies,
  { id: batchId, completedAt }: ApplicableBatch,
  fileId: string,
): AsyncGenerator<NamedResult | null> {
  try {
    for await (const line of readLines(provider.download(fileId))) {
      const result = line === null ? null : parseResultLine(line);
      yield result === null || result.kind === "unreadable" || !isUuid(result.customId) ? null : result;
    }
  } catch (error) {
    // A file that stays away will not come back: what it held is missing, and the rule for that applies.
    const isMissing = error instanceof ProviderError && error.kind === "not_found";
    if (!isMissing || mayFileTurnUp(completedAt, clock.now())) throw error;
    log.error({ batchId, fileId }, "result_file.gone");
  }
}

function finalStatusOf({ providerStatus, status }: ApplicableBatch): BatchStatus {
  if (status === "CANCELLED") return "CANCELLED";
  if (status === "FAILED" || providerStatus === null || !isTerminalProviderStatus(providerStatus)) return "FAILED";
  return FINAL_STATUS_OF_PROVIDER[providerStatus];
}

function addCounts(total: AppliedCounts, counts: AppliedCounts): void {
  total.succeededCount += counts.succeededCount;
  total.failedCount += counts.failedCount;
  total.requeuedCount += counts.requeuedCount;
}
