import { cancelBatch } from "../../pipeline/batch-canceller.ts";
import { requeueRequests } from "../../pipeline/request-requeuer.ts";
import { AppError } from "../../shared/errors.ts";
import { insist, type Stage } from "./stage.ts";
import type { Tally } from "./tally.ts";

/** What people did: the requests that they brought, and how often they asked for each once more. */
export type Deeds = { requestIds: string[]; requeues: Map<string, number> };

const actor = { type: "command_line", id: null, label: "chaos" } as const;

/** Cancels one of the open batches, while workers are at it. */
export async function cancelOne({ pipeline }: Stage, place: number, tally: Tally): Promise<void> {
  const open = await insist(() =>
    pipeline.database.aIBatchRequest.findMany({ where: { processedAt: null }, orderBy: { createdAt: "asc" } }),
  );
  const batch = open[place % open.length];
  if (batch === undefined) return;
  try {
    await cancelBatch(pipeline, { batchId: batch.id, actor });
    tally.count("operator: cancelled a batch");
  } catch (error) {
    // Ended meanwhile, or its reply was lost: somebody who has read the message may leave it at that.
    tally.count(`operator: cancelled in vain (${error instanceof AppError ? error.code : "no answer"})`);
  }
}

/** Requeues all requests that have failed. What has been asked for counts, even where the reply was lost. */
export async function requeueFailures({ pipeline }: Stage, { requeues }: Deeds, tally: Tally): Promise<void> {
  const failed = await insist(() =>
    pipeline.database.aIProcessingRequest.findMany({ where: { processingStatus: "PROCESSING_FAILED" } }),
  );
  const requestIds = failed.map(({ id }) => id);
  if (requestIds.length === 0) return;
  for (const id of requestIds) requeues.set(id, (requeues.get(id) ?? 0) + 1);
  const { requeuedCount } = await insist(() => requeueRequests(pipeline, { requestIds, actor }));
  tally.count("operator: requeued a request", requeuedCount);
}
