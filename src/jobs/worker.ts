import type { PgBoss } from "pg-boss";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { openBoss } from "./boss.ts";
import { installJobs } from "./install.ts";
import type { Job, ScheduleSettings } from "./job.ts";
import { createPipelineJobs } from "./pipeline-jobs.ts";
import { HEARTBEAT_REFRESH_SECONDS } from "./queue-terms.ts";
import { runJob } from "./run-job.ts";
import { applySchedules, planHousekeeping } from "./schedules.ts";

export type WorkerOptions = {
  databaseUrl: string;
  jobs: readonly Job[];
  schedules: ScheduleSettings;
  deps: Omit<PipelineDependencies, "jobs">;
  /** How long jobs may go on after `stop()` before they are handed back. */
  stopTimeoutSeconds: number;
};

/** How soon an idle worker sees a new job. */
const POLL_SECONDS = 1;

/**
 * Does jobs until it is stopped. Any number of workers may run on one database. `stop` takes no new job, waits for the
 * running ones, and hands back to their queue those that are not done in time.
 */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const { databaseUrl, jobs, schedules, deps, stopTimeoutSeconds } = options;
  const { log } = deps;
  await installJobs({ databaseUrl, jobs, log });
  await prepareSchedules(options);
  const boss = await openBoss({ databaseUrl, role: "worker", log });
  const isCreationEnabled = schedules["batch-create"].enabled;
  await takeJobs(boss, jobs, { ...deps, jobs: createPipelineJobs(boss, { isCreationEnabled }) });
  log.info({ schedules }, "worker.started");
  return {
    async stop() {
      log.info({ runningCount: countRunning(boss) }, "worker.stopping");
      await boss.stop({ graceful: true, timeout: stopTimeoutSeconds * 1000 });
      log.info({}, "worker.stopped");
    },
  };
}

/** Before the worker's own pg-boss starts: that makes up for missed runs at once, by the schedules that it finds. */
async function prepareSchedules({ databaseUrl, jobs, schedules, deps }: WorkerOptions): Promise<void> {
  const boss = await openBoss({ databaseUrl, role: "client", log: deps.log });
  try {
    await applySchedules(boss, schedules, deps.database);
    await planHousekeeping(boss, jobs);
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function takeJobs(boss: PgBoss, jobs: readonly Job[], deps: PipelineDependencies): Promise<void> {
  for (const job of jobs) {
    const options = {
      localConcurrency: job.localConcurrency,
      pollingIntervalSeconds: POLL_SECONDS,
      heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS,
    };
    await boss.work<unknown>(job.name, options, async ([task]) => task && runJob(job, deps, task));
  }
}

function countRunning(boss: PgBoss): number {
  return boss.getWipData().reduce((sum, { count }) => sum + count, 0);
}
