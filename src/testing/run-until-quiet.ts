import type { Database } from "../database/client.ts";
import { createBatches } from "../pipeline/batch-creator.ts";
import { pollBatches } from "../pipeline/batch-poller.ts";
import { submitBatch } from "../pipeline/batch-submitter.ts";
import { sweepBatches } from "../pipeline/batch-sweeper.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { applyBatch } from "../pipeline/result-applier.ts";
import { sweepSpool } from "../pipeline/spool-sweeper.ts";

/** More than any test's work needs, retries included. */
const MAX_ROUNDS = 20;

/**
 * Takes every step in turn, as workers would, until no request waits and no batch is open.
 *
 * @param world.untilDone waits for the provider to end every batch
 * @param world.onFailure is told of a step that is to be tried again; it may let time pass, or throw
 */
export async function runUntilQuiet(
  deps: PipelineDependencies,
  world: { untilDone(): Promise<unknown>; onFailure(error: unknown): void },
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await createBatches(deps);
    const { submitIds } = await sweepBatches(deps);
    for (const batchId of submitIds) await submitBatch(deps, batchId).catch(world.onFailure);
    await world.untilDone();
    await pollBatches(deps);
    const { applyIds } = await sweepBatches(deps);
    for (const batchId of applyIds) await applyBatch(deps, batchId).catch(world.onFailure);
    if (await isQuiet(deps.database)) {
      await sweepSpool(deps);
      return;
    }
  }
  throw new Error(`There was still work to do after ${MAX_ROUNDS} rounds.`);
}

/** Whether no request waits and no batch is open. */
export async function isQuiet(database: Database): Promise<boolean> {
  const waitingCount = await database.aIProcessingRequest.count({ where: { processingStatus: "PENDING_BATCHING" } });
  const openCount = await database.aIBatchRequest.count({ where: { processedAt: null } });
  return waitingCount + openCount === 0;
}
