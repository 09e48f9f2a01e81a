import type { QueueOptions, QueuePolicy } from "pg-boss";
import type { z } from "zod";
import type { ScheduleName } from "../domain/job-monitor.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";

/** When a recurring job runs. Its cron expression is read in UTC. */
type ScheduleSetting = { cron: string; enabled: boolean };

/** The schedule of every recurring job, from the environment. */
export type ScheduleSettings = Record<ScheduleName, ScheduleSetting>;

/**
 * All that there is to know about a job: its queue, how often it is tried, how many of it one worker runs at once, and
 * what it does. `run` gets the data as it stands in the database and parses it; what it returns is kept and logged.
 */
export type Job = {
  name: string;
  /** The queue that keeps what failed for good. */
  deadLetter: string;
  policy: QueuePolicy;
  queue: Required<Omit<QueueOptions, "retryBackoff">>;
  localConcurrency: number;
  /** For a job that recurs by itself and concerns nobody: when, in UTC. What operators may pause is a schedule instead. */
  housekeepingCron?: string;
  run(deps: PipelineDependencies, data: unknown): Promise<object>;
};

export function defineJob<Payload>(
  definition: Omit<Job, "run" | "deadLetter"> & {
    payload: z.ZodType<Payload>;
    run(deps: PipelineDependencies, payload: Payload): Promise<object>;
  },
): Job {
  const { payload, run, ...job } = definition;
  return {
    ...job,
    deadLetter: `${job.name}-dead`,
    run: async (deps, data) => run(deps, payload.parse(data)),
  };
}
