import type { JobState } from "./job-state.ts";

/** What an operator may want of one job. */
export const JOB_ACTIONS = ["retry", "redrive", "cancel", "delete"] as const;

export type JobAction = (typeof JOB_ACTIONS)[number];

/** Null where it may be done; else why not, as a sentence. */
export type JobRefusals = Record<JobAction, string | null>;

/** As much of a job as decides what may be done with it. */
export type JobStanding = {
  state: JobState;
  /** It lies in a queue that keeps what failed for good. */
  isDeadLetter: boolean;
  /** The queue from which it came there. */
  sourceQueue: string | null;
  /** Its copy among the dead letters, while there is one. */
  deadLetterCopyId: string | null;
  /** The job as which its copy was sent back, if it was. */
  redrivenAsId: string | null;
  /** Another job of the same key that waits or runs: its queue takes one of them at a time. */
  rivalId: string | null;
};

/**
 * What may be done with a job. A dead letter is a copy, and the original stays failed: of the two only the copy can be
 * sent back, so that nobody does the same work twice.
 */
export function judgeJobActions(job: JobStanding): JobRefusals {
  return job.isDeadLetter ? judgeDeadLetter(job) : judgeJob(job);
}

function judgeDeadLetter({ state, sourceQueue, rivalId }: JobStanding): JobRefusals {
  const isOver = state === "completed" || state === "cancelled" || state === "active";
  return {
    retry: "A dead letter is never run where it lies: send it back to its queue instead.",
    redrive:
      (isOver && `It is ${state}, and only what waits here can be sent back.`) ||
      (sourceQueue === null && "It does not say which queue it came from.") ||
      (rivalId !== null && `${sourceQueue} already has a job like it (${rivalId}): wait until that one is done.`) ||
      null,
    cancel: "A dead letter waits for nobody: delete it instead.",
    delete: null,
  };
}

function judgeJob(job: JobStanding): JobRefusals {
  const isLive = job.state === "created" || job.state === "retry" || job.state === "active";
  return {
    retry: refuseRetry(job),
    redrive: "Only a dead letter can be sent back.",
    cancel: isLive ? null : `It is ${job.state}: there is nothing to cancel.`,
    delete: job.state === "active" ? "It is running: cancel it first." : null,
  };
}

function refuseRetry({ state, deadLetterCopyId, redrivenAsId, rivalId }: JobStanding): string | null {
  if (state === "active") return "It is running.";
  if (state === "created" || state === "retry") return "It waits for its turn already.";
  if (state === "completed") return "It is done.";
  if (deadLetterCopyId !== null) return "It has a copy among the dead letters: send that one back.";
  if (redrivenAsId !== null) return `It was sent back already, as job ${redrivenAsId}.`;
  if (rivalId !== null) return `Its queue has a job like it already (${rivalId}).`;
  return null;
}
