import { listApplicableIds } from "../database/apply-store.ts";
import { inTransaction } from "../database/client.ts";
import { listSubmittableIds } from "../database/submission-store.ts";
import { budgetHold } from "../domain/hold.ts";
import type { PipelineDependencies } from "./dependencies.ts";

/**
 * Asks once more for the job of every batch that still has to be sent or applied: those whose job is in a dead letter
 * queue, was deleted, or had to be put off. A batch whose job is there gets no second one. While work waits for a token
 * budget the creator is asked for as well, for it may have been running when room came free.
 */
export async function sweepBatches(deps: PipelineDependencies): Promise<{ submitIds: string[]; applyIds: string[] }> {
  const { database, jobs, crashPoint } = deps;
  return inTransaction(database, async (tx) => {
    const submitIds = await listSubmittableIds(tx);
    const applyIds = await listApplicableIds(tx);
    if (submitIds.length > 0) await jobs.enqueueSubmit(tx, submitIds);
    if (applyIds.length > 0) await jobs.enqueueApply(tx, applyIds);
    const waiting = { where: { scope: { startsWith: budgetHold("") } } };
    if ((await tx.pipelineHold.count(waiting)) > 0) await jobs.enqueueCreate(tx);
    await crashPoint("sweeper.jobs_enqueued");
    return { submitIds, applyIds };
  });
}
