import pLimit from "p-limit";
import { listSubmittableIds } from "../database/submission-store.ts";
import { submitBatch } from "../pipeline/batch-submitter.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { untilSettled } from "./until-settled.ts";

/** Batches that left for the provider in this run; those that were refused; and those that are still here, by id. */
export type SubmitSummary = { submitted: number; refused: number; held: number; unsettled: string[] };

const CONCURRENCY = 2;

/**
 * Sends every batch that still has to be sent, in this process: there may be no worker. Where one is at it too, the
 * steps' own guards keep the two apart, and whoever comes second waits until the batch has been sent.
 */
export async function submitOpenBatches(deps: PipelineDependencies): Promise<SubmitSummary> {
  const open = await listSubmittableIds(deps.database);
  const summary: SubmitSummary = { submitted: 0, refused: 0, held: 0, unsettled: [] };
  const limit = pLimit(CONCURRENCY);
  await Promise.all(open.map((batchId) => limit(() => submitOne(deps, batchId, summary))));
  return summary;
}

async function submitOne(deps: PipelineDependencies, batchId: string, summary: SubmitSummary): Promise<void> {
  const outcome = await untilSettled(deps, { batchId, step: "submit" }, () => submitBatch(deps, batchId));
  if (outcome === null) summary.unsettled.push(batchId);
  else if (outcome === "held") summary.held += 1;
  else if (outcome === "refused" || outcome === "empty") summary.refused += 1;
  else if (outcome !== "cancelled") summary.submitted += 1;
}
