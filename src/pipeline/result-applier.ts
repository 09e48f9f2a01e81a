import {
  type ApplicableBatch,
  type AppliedCounts,
  endBatch,
  findApplicable,
  findPricing,
} from "../database/apply-store.ts";
import type { BatchStatus } from "../domain/batch-status.ts";
import { FINAL_STATUS_OF_PROVIDER, isTerminalProviderStatus } from "../domain/provider-status.ts";
import type { NamedResult } from "../domain/request-outcome.ts";
import { inSets, type SetLimits } from "../shared/in-sets.ts";
import { mapConcurrently } from "../shared/map-concurrently.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { createLineSpool, type LineSpool } from "./line-spool.ts";
import { applyRemainder } from "./remainder-applier.ts";
import { parseRow, type ResultRow, readResultFile } from "./result-file.ts";
import { applyResultSet, type SetContext } from "./result-set.ts";

/** `finalStatus` is null when there was nothing to apply. */
export type ApplySummary = AppliedCounts & { finalStatus: BatchStatus | null };

/**
 * Lines written in one transaction: large enough that the round trips do not count, small enough to hold no lock long and
 * little memory. Failures are written with the text of their lines, which may be long.
 */
const ANSWER_SETS = { maxCount: 500 };
const FAILURE_SETS = { maxCount: 500, maxWeight: 500_000, weigh: ({ raw }: NamedResult) => raw.length };

/** Two at a time, so that the database is not idle while the next statement is on its way to it. */
const CONCURRENT_SETS = 2;

/**
 * Applies everything that a batch at its end has brought, then ends it: every good answer of the output and the error
 * file first, then their failures, then the rule for requests that stand in neither. So a request that has a good answer
 * anywhere gets it, whatever else is said of it. Files are read line by line, failures wait on disk meanwhile, and all is
 * written in sets while more is read, each in a transaction of its own. Run again, after a crash or by mistake, it goes on where it stopped
 * and applies nothing twice.
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
  addCounts(summary, await applyFiles(deps, batch, { batchId, pricing, maxAttempts }));
  addCounts(summary, await applyRemainder(deps, batch));
  await crashPoint("applier.remainder_applied");
  const finalStatus = finalStatusOf(batch);
  const isEnded = await endBatch(database, { batchId, status: finalStatus, now: clock.now() });
  await crashPoint("applier.batch_ended");
  log.info({ batchId, ...summary, finalStatus, isEnded }, "batch.applied");
  return { ...summary, finalStatus };
}

async function applyFiles(
  deps: PipelineDependencies,
  batch: ApplicableBatch,
  context: SetContext,
): Promise<AppliedCounts> {
  const counts = { succeededCount: 0, failedCount: 0, requeuedCount: 0 };
  const failures = createLineSpool(deps.settings.spoolDirectory);
  try {
    for (const fileId of [batch.outputFileId, batch.errorFileId]) {
      if (fileId !== null)
        addCounts(counts, await applyAnswers(deps, context, readResultFile(deps, batch, fileId), failures));
      await deps.crashPoint("applier.file_applied");
    }
    addCounts(counts, await applyFailures(deps, context, failures));
    await deps.crashPoint("applier.failures_applied");
    return counts;
  } finally {
    await failures.close();
  }
}

/** Applies the good answers of a file. Every other line joins the failures. */
async function applyAnswers(
  deps: PipelineDependencies,
  context: SetContext,
  rows: AsyncIterable<ResultRow>,
  failures: LineSpool,
): Promise<AppliedCounts> {
  async function* answers(): AsyncGenerator<ResultRow> {
    for await (const row of rows) {
      if (row.result.kind === "failed") await failures.add(row.line);
      else yield row;
    }
  }
  return writeSets(answers(), ANSWER_SETS, async (set) => {
    const results = set.map(({ result }) => result);
    const { counts, unanswered } = await applyResultSet(deps, context, { results, part: "answers" });
    for (const { line, result } of set) if (unanswered.has(result.customId)) await failures.add(line);
    return counts;
  });
}

async function applyFailures(
  deps: PipelineDependencies,
  context: SetContext,
  failures: LineSpool,
): Promise<AppliedCounts> {
  async function* results(): AsyncGenerator<NamedResult> {
    for await (const line of failures.read()) {
      const row = parseRow(line);
      if (row !== null) yield row.result;
    }
  }
  return writeSets(results(), FAILURE_SETS, async (set) => {
    const { counts } = await applyResultSet(deps, context, { results: set, part: "all" });
    return counts;
  });
}

/** Writes items in sets while more are read, and adds up what came of them. */
async function writeSets<T>(
  items: AsyncIterable<T>,
  limits: SetLimits<T>,
  write: (set: T[]) => Promise<AppliedCounts>,
): Promise<AppliedCounts> {
  const total = { succeededCount: 0, failedCount: 0, requeuedCount: 0 };
  for await (const counts of mapConcurrently(inSets(items, limits), CONCURRENT_SETS, write)) addCounts(total, counts);
  return total;
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
