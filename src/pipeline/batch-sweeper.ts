import { listApplicableIds } from "../database/apply-store.ts";
import { inTransaction } from "../database/client.ts";
import { liftExpiredHold } from "../database/hold-store.ts";
import { listSubmittableIds } from "../database/submission-store.ts";
import { budgetHold, THROTTLE_HOLD } from "../domain/hold.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { sweepStranded } from "./stranded-sweeper.ts";
import { reportStuck } from "./stuck-reporter.ts";

/** Batches whose jobs were asked for, requests that were stranded and are no longer, and batches that are overdue. */
export type SweepSummary = { submitIds: string[]; applyIds: string[]; strandedCount: number; stuckIds: string[] };

/** Finds what should not exist, and repairs it where that is certain to be right; the rest is reported. */
export async function sweepBatches(deps: PipelineDependencies): Promise<SweepSummary> {
  const asked = await askForJobs(deps);
  const strandedCount = await sweepStranded(deps);
  const stuckIds = await reportStuck(deps);
  const { submitIds, applyIds } = asked;
  const counts = { submitCount: submitIds.length, applyCount: applyIds.length, strandedCount };
  deps.log.info({ ...counts, stuckCount: stuckIds.length }, "batches.swept");
  return { ...asked, strandedCount, stuckIds };
}

/**
 * Asks once more for the job of every batch that still has to be sent or applied: those whose job is in a dead letter
 * queue, was deleted, or had to be put off. A batch whose job is there gets no second one. While work waits for a token
 * budget the creator is asked for as well, for it may have been running when room came free.
 */
function askForJobs(deps: PipelineDependencies): Promise<Pick<SweepSummary, "submitIds" | "applyIds">> {
  const { database, jobs, clock, crashPoint } = deps;
  return inTransaction(database, async (tx) => {
    const submitIds = await listSubmittableIds(tx);
    const applyIds = await listApplicableIds(tx);
    if (submitIds.length > 0) await jobs.enqueueSubmit(tx, submitIds);
    if (applyIds.length > 0) await jobs.enqueueApply(tx, applyIds);
    const waiting = { where: { scope: { startsWith: budgetHold("") } } };
    if ((await tx.pipelineHold.count(waiting)) > 0) await jobs.enqueueCreate(tx);
    await jobs.enqueueFileSweep(tx);
    await crashPoint("sweeper.jobs_enqueued");
    await liftExpiredHold(tx, THROTTLE_HOLD, clock.now());
    return { submitIds, applyIds };
  });
}
