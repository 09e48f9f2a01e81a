import pLimit from "p-limit";
import { listApplicableIds } from "../database/apply-store.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { applyBatch } from "../pipeline/result-applier.ts";
import { untilSettled } from "./until-settled.ts";

/** Batches applied in this run, what came of their requests, and the batches that could not be applied, by id. */
export type ApplyOpenSummary = {
  applied: number;
  succeeded: number;
  failed: number;
  requeued: number;
  unapplied: string[];
};

const CONCURRENCY = 2;

/** Applies every batch that is at its end, in this process: there may be no worker. */
export async function applyOpenBatches(deps: PipelineDependencies): Promise<ApplyOpenSummary> {
  const open = await listApplicableIds(deps.database);
  const summary: ApplyOpenSummary = { applied: 0, succeeded: 0, failed: 0, requeued: 0, unapplied: [] };
  const limit = pLimit(CONCURRENCY);
  await Promise.all(open.map((batchId) => limit(() => applyOne(deps, batchId, summary))));
  return summary;
}

async function applyOne(deps: PipelineDependencies, batchId: string, summary: ApplyOpenSummary): Promise<void> {
  const result = await untilSettled(deps, { batchId, step: "apply" }, () => applyBatch(deps, batchId));
  if (result === null) {
    summary.unapplied.push(batchId);
    return;
  }
  if (result.finalStatus !== null) summary.applied += 1;
  summary.succeeded += result.succeededCount;
  summary.failed += result.failedCount;
  summary.requeued += result.requeuedCount;
}
