import type { PgBoss } from "pg-boss";
import type { JobBoard } from "../domain/job-board.ts";
import type { Clock } from "../shared/clock.ts";
import { findJob } from "./board/find-job.ts";
import { listHousekeeping } from "./board/list-housekeeping.ts";
import { listJobs } from "./board/list-jobs.ts";
import { listWarnings } from "./board/list-warnings.ts";
import { listWorkers } from "./board/list-workers.ts";
import { listQueueFigures } from "./board/queue-figures.ts";

/** Tells of the jobs from pg-boss's own tables, so that every process says the same. */
export function createJobBoard(boss: PgBoss, clock: Clock): JobBoard {
  return {
    listQueues: () => listQueueFigures(boss, clock),
    listJobs: (input) => listJobs(boss, input),
    findJob: (id) => findJob(boss, id),
    listHousekeeping: () => listHousekeeping(boss, clock),
    listWorkers: () => listWorkers(boss),
    listWarnings: () => listWarnings(boss),
  };
}
