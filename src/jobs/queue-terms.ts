import type { Job } from "./job.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A job without a heartbeat for this long belongs to a worker that was killed, and is tried again. The shortest that
 * pg-boss takes: with the supervisor's interval and the first retry's delay it makes half a minute.
 */
const HEARTBEAT_SECONDS = 10;

/** A worker says this often that it is still at it, so that two lost messages in a row do no harm. */
export const HEARTBEAT_REFRESH_SECONDS = 3;

/** For recurring jobs: the next occurrence comes anyway, so they are tried again soon and not for long. */
export const RECURRING_TERMS = {
  retryLimit: 3,
  retryDelay: 3,
  retryDelayMax: 30,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 30 * MINUTE,
  retentionSeconds: DAY,
  deleteAfterSeconds: 2 * DAY,
} as const satisfies Job["queue"];

/** For what keeps the house in order every minute: its runs are of no interest when they are over. */
export const HOUSEKEEPING_TERMS = {
  ...RECURRING_TERMS,
  retentionSeconds: HOUR,
  deleteAfterSeconds: HOUR,
} as const satisfies Job["queue"];

/**
 * For the jobs of one batch: after twenty tries, more than an hour later, the sweeper asks for the job again. An input
 * file of 200 MB on a slow line takes a while; a killed worker is noticed by its heartbeat, long before the job expires.
 */
export const BATCH_TERMS = {
  retryLimit: 20,
  retryDelay: 3,
  retryDelayMax: 5 * MINUTE,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 4 * HOUR,
  retentionSeconds: 14 * DAY,
  deleteAfterSeconds: 14 * DAY,
} as const satisfies Job["queue"];

/**
 * For an import, which may take hours when transcripts come slowly. Begun anew it goes on where it was; after twenty
 * tries the sweeper asks for the job again.
 */
export const IMPORT_TERMS = { ...BATCH_TERMS, expireInSeconds: 23 * HOUR } as const satisfies Job["queue"];

/** What failed for good is kept for an operator to see. */
export const DEAD_LETTER_RETENTION_SECONDS = 365 * DAY;
