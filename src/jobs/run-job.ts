import type { Job as BossJob } from "pg-boss";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { SubmissionInDoubtError } from "../pipeline/submission-in-doubt-error.ts";
import type { Job } from "./job.ts";

/**
 * Does one job, with an event when it starts and one when it ends. A failure is logged and passed on to pg-boss, which
 * tries again; so is a job that only has to wait, but nobody need be warned of that.
 */
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
    const facts = { retryCount: task.retryCount, durationMs: durationMs() };
    if (error instanceof SubmissionInDoubtError) log.info({ ...facts, reason: error.message }, "job.postponed");
    else log.warn({ ...facts, err: error }, "job.failed");
    throw error;
  }
}
