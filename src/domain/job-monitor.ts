/** The recurring jobs, by the name of their queue. */
export const SCHEDULE_NAMES = ["batch-create", "batch-poll"] as const;

export type ScheduleName = (typeof SCHEDULE_NAMES)[number];

/** One recurring job as an operator sees it. Times are null where there is none: not planned, or never run. */
export type ScheduleView = {
  name: ScheduleName;
  cron: string;
  timeZone: string;
  enabled: boolean;
  nextRunAt: Date | null;
  lastRunAt: Date | null;
};

/** What the console and the health check ask about the jobs; answered from pg-boss's own tables. */
export type JobMonitor = {
  listSchedules(): Promise<ScheduleView[]>;
  isWorkerAlive(): Promise<boolean>;
};
