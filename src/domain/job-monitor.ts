/** The recurring jobs, by the name of their queue. */
export const SCHEDULE_NAMES = ["batch-create", "batch-poll"] as const;

export type ScheduleName = (typeof SCHEDULE_NAMES)[number];

/**
 * One recurring job as an operator sees it. `nextRunAt` is null where no run is planned: the schedule is switched off in
 * the environment (not `enabled`), or paused, or no worker has started yet to plan it. `lastRunAt` is null where it never
 * ran. `activity` is the run that is at work, or waits for a worker.
 */
export type ScheduleView = {
  name: ScheduleName;
  cron: string;
  timeZone: string;
  enabled: boolean;
  pausedAt: Date | null;
  pausedBy: string | null;
  nextRunAt: Date | null;
  lastRunAt: Date | null;
  activity: "running" | "waiting" | null;
};

/** What the console and the health check ask about the jobs; answered from pg-boss's own tables. */
export type JobMonitor = {
  listSchedules(): Promise<ScheduleView[]>;
  isWorkerAlive(): Promise<boolean>;
};
