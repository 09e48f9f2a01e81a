/** The states of a job, in pg-boss's own words and order. */
export const JOB_STATES = ["created", "retry", "active", "completed", "cancelled", "failed"] as const;

export type JobState = (typeof JOB_STATES)[number];

/** What somebody may have to look after. pg-boss keeps an index of these, so that counting costs the same for ever. */
export const OPEN_JOB_STATES = ["created", "retry", "active", "failed"] as const satisfies readonly JobState[];

export type OpenJobState = (typeof OPEN_JOB_STATES)[number];

export function isJobState(text: string): text is JobState {
  return JOB_STATES.some((state) => state === text);
}
