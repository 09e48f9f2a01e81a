import type { Job as BossJob } from "pg-boss";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import type { Job } from "./job.ts";

/** Does one job, with an event when it starts and one when it ends. A failure is logged and passed on to pg-boss. */
export async function runJob(job: Job, deps: PipelineDependencies, task: BossJob<unknown>): Promise<object> {
  const log = deps.log.child({ queue: job.name, jobId: task.id });
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  log.debug({ retryCount: task.retryCount }, "job.started");
  try {
    const result = await job.run({ ...deps, log }, task.data);
    log.info({ ...result, durationMs: durationMs() }, "job.finished");
    return result;
  } catch (error) {
    log.warn({ err: error, retryCount: task.retryCount, durationMs: durationMs() }, "job.failed");
    throw error;
  }
}
