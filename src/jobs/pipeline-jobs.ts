import { fromPrisma, type PgBoss } from "pg-boss";
import type { PipelineJobs } from "../pipeline/dependencies.ts";
import { readSchedulePauses } from "../pipeline/steering/schedule-pauses.ts";
import { batchApplyJob } from "./batch-apply-job.ts";
import { batchCreateJob } from "./batch-create-job.ts";
import { batchSubmitJob } from "./batch-submit-job.ts";
import type { Job } from "./job.ts";
import { providerFileSweepJob } from "./provider-file-sweep-job.ts";
import { sessionImportJob } from "./session-import-job.ts";

type Transaction = Parameters<PipelineJobs["enqueueCreate"]>[0];

/**
 * Beside the scheduled run, whose key is empty, one that was asked for may wait: a run that has begun already may have
 * looked before there was room.
 */
const ASKED_FOR = "asked-for";

const HOUR_SECONDS = 3600;

/**
 * The port by which the pipeline asks for jobs: they come about in the caller's transaction, or not at all. Where batches
 * are not made by themselves, because that is switched off or paused, nobody but an operator makes them: asking for the
 * creator does nothing.
 */
export function createPipelineJobs(boss: PgBoss, { isCreationEnabled }: { isCreationEnabled: boolean }): PipelineJobs {
  const enqueueOnePerBatch = async (job: Job, tx: Transaction, batchIds: readonly string[]) => {
    const jobs = batchIds.map((batchId) => ({ data: { batchId }, singletonKey: batchId }));
    await boss.insert(job.name, jobs, { db: fromPrisma(tx) });
  };
  return {
    enqueueSubmit: (tx, batchIds) => enqueueOnePerBatch(batchSubmitJob, tx, batchIds),
    enqueueApply: (tx, batchIds) => enqueueOnePerBatch(batchApplyJob, tx, batchIds),
    enqueueCreate: async (tx) => {
      if (!isCreationEnabled || (await readSchedulePauses(tx)).has(batchCreateJob.name)) return;
      await boss.send(batchCreateJob.name, {}, { singletonKey: ASKED_FOR, db: fromPrisma(tx) });
    },
    enqueueImport: async (tx, importRunIds) => {
      const jobs = importRunIds.map((importRunId) => ({ data: { importRunId }, singletonKey: importRunId }));
      await boss.insert(sessionImportJob.name, jobs, { db: fromPrisma(tx) });
    },
    enqueueFileSweep: async (tx) => {
      await boss.send(providerFileSweepJob.name, {}, { singletonSeconds: HOUR_SECONDS, db: fromPrisma(tx) });
    },
  };
}
