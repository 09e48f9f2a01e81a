import type { JobRefusals } from "./job-actions.ts";
import type { JobState, OpenJobState } from "./job-state.ts";
import type { JobSubject } from "./job-subject.ts";
import type { Page, PageInput } from "./page.ts";

/** Jobs that ended within the time from `start` on. */
export type QueueThroughput = { start: Date; completed: number; failed: number };

/**
 * A queue at this moment. `deadLetters` counts what it gave up and nobody has sent back or deleted. `oldestWaitingSince`
 * is when the job that waits longest could have run first. The throughput is that of the past
 * day, by the hour; the 95th percentiles are of the same day, and null where nothing was completed.
 */
export type QueueView = {
  name: string;
  counts: Record<OpenJobState, number>;
  deadLetterQueue: string | null;
  deadLetters: number;
  oldestWaitingSince: Date | null;
  bucketSeconds: number;
  throughput: QueueThroughput[];
  waitSecondsP95: number | null;
  runSecondsP95: number | null;
};

/** A job in a list: no payload, and no more of its error than fits a line. */
export type JobListItem = {
  id: string;
  queue: string;
  state: JobState;
  subject: JobSubject | null;
  error: string | null;
  /** It lies where nothing is run, in the queue that keeps what another gave up. */
  isDeadLetter: boolean;
  retryCount: number;
  retryLimit: number;
  createdAt: Date;
  startAfter: Date;
  startedAt: Date | null;
  completedAt: Date | null;
};

/** Where a dead letter came from. */
export type JobSource = {
  queue: string;
  id: string;
  createdAt: Date | null;
  retryCount: number | null;
  output: unknown;
};

/** `startedAt` and `output` are of the last try: pg-boss keeps no others. */
export type JobDetail = JobListItem & {
  payload: unknown;
  output: unknown;
  key: string | null;
  heartbeatAt: Date | null;
  expireInSeconds: number;
  keptUntil: Date | null;
  source: JobSource | null;
  deadLetterCopy: { queue: string; id: string } | null;
  redrivenAsId: string | null;
  refusals: JobRefusals;
};

export type JobListInput = PageInput & { queue?: string | undefined; state?: JobState | undefined };

/** What one worker does for one queue. */
export type WorkerQueue = { queue: string; running: number; limit: number; lastEndedAt: Date | null };

/** A worker process, as its last heartbeat told; silent without `stoppedAt` means killed. */
export type WorkerView = {
  id: string;
  host: string;
  pid: number;
  isLive: boolean;
  startedAt: Date;
  heartbeatAt: Date;
  stoppedAt: Date | null;
  crashRestarts: number;
  memoryBytes: number | null;
  cpuCores: number | null;
  queues: WorkerQueue[];
};

/** What recurs to keep the house in order: nobody pauses it, and the environment does not switch it off. */
export type HousekeepingView = {
  name: string;
  cron: string;
  timeZone: string;
  nextRunAt: Date | null;
  lastRunAt: Date | null;
};

/** A complaint of pg-boss's own. */
export type JobWarning = { id: string; type: string; message: string; data: unknown; at: Date };

/** The jobs as pg-boss's own tables tell of them. */
export type JobBoard = {
  listQueues(): Promise<QueueView[]>;
  /** @throws {AppError} INVALID_INPUT when the cursor is not one of this list */
  listJobs(input: JobListInput): Promise<Page<JobListItem>>;
  findJob(id: string): Promise<JobDetail | null>;
  listHousekeeping(): Promise<HousekeepingView[]>;
  listWorkers(): Promise<WorkerView[]>;
  /** The newest hundred. */
  listWarnings(): Promise<JobWarning[]>;
};
