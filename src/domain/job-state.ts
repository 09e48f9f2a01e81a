/** The states of a job, in pg-boss's own words and order. */
export const JOB_STATES = ["created", "retry", "active", "completed", "cancelled", "failed"] as const;

export type JobState = (typeof JOB_STATES)[number];

/** Waits, for the first time or to be tried again, or runs. */
export const LIVE_JOB_STATES = ["created", "retry", "active"] as const satisfies readonly JobState[];

export function isJobState(text: string): text is JobState {
  return JOB_STATES.some((state) => state === text);
}
