import type { JobState } from "../../domain/job-state.ts";
import type { StatusLook } from "../status-look.ts";

export const JOB_STATE_LOOK = {
  created: { label: "Waiting", tone: "neutral", hint: "Waits for a worker." },
  retry: { label: "Waiting to retry", tone: "warning", hint: "Has failed, and is tried again by itself." },
  active: { label: "Running", tone: "active", hint: "A worker is at it." },
  completed: { label: "Completed", tone: "success", hint: "Done." },
  cancelled: { label: "Cancelled", tone: "neutral", hint: "Somebody has cancelled it." },
  failed: { label: "Failed", tone: "danger", hint: "Has failed for good: its tries are used up." },
} as const satisfies Record<JobState, StatusLook>;

const DEAD_LETTER_LOOK = {
  label: "Dead letter",
  tone: "danger",
  hint: "The copy of a job that failed for good. It waits until somebody sends it back.",
} as const satisfies StatusLook;

/** What a job waits for decides what its state means. */
export function lookOfJob({ state, isDeadLetter }: { state: JobState; isDeadLetter: boolean }): StatusLook {
  if (!isDeadLetter || state === "active" || state === "completed" || state === "cancelled")
    return JOB_STATE_LOOK[state];
  return DEAD_LETTER_LOOK;
}

const QUEUE_HINTS: Record<string, string> = {
  "batch-create": "Puts pending requests into batches.",
  "batch-poll": "Asks the provider how far its batches are, and sweeps up what was left behind.",
  "batch-submit": "Sends one batch to the provider.",
  "batch-apply": "Brings the results of one batch home.",
  "import-sweep": "Ends or resumes imports that nobody is at any more.",
  "counter-fold": "Keeps the figures on screen quick to add up.",
  retention: "Removes what is older than it is to be kept.",
  "session-import": "Imports one CSV.",
  "bulk-requeue": "Requeues what an operator chose, in chunks.",
  "provider-file-sweep": "Deletes input files at the provider that nobody needs any more.",
};

/** What a queue is for; null for one that this release does not know. */
export function hintOfQueue(name: string): string | null {
  return QUEUE_HINTS[name] ?? null;
}
