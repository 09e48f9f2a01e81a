import type { JobAction } from "../../domain/job-actions.ts";
import type { JobFull } from "./job-full.ts";

type ActionWords = {
  label: string;
  title: string;
  /** What will happen. */
  sentences: readonly string[];
  confirm: string;
  done: string;
  tone: "regular" | "danger";
};

/** How an action is asked for, and what is said about it. */
export function wordsOfAction(action: JobAction, job: JobFull): ActionWords {
  return {
    retry: {
      label: "Retry",
      title: "Try this job again?",
      sentences: [`It waits in ${job.queue} for a worker, with one more try.`],
      confirm: "Retry the job",
      done: "The job waits to be tried again",
      tone: "regular" as const,
    },
    redrive: {
      label: "Send back",
      title: "Send this dead letter back?",
      sentences: [
        `It waits in ${job.source?.queue ?? "its queue"} as a new job, with all its tries, and is gone from here.`,
      ],
      confirm: "Send it back",
      done: "The dead letter is a job of its queue again",
      tone: "regular" as const,
    },
    cancel: {
      label: "Cancel",
      title: job.state === "active" ? "Cancel this running job?" : "Cancel this job?",
      sentences: cancelSentences(job),
      confirm: "Cancel the job",
      done: "The job is cancelled",
      tone: "danger" as const,
    },
    delete: {
      label: "Delete",
      title: job.isDeadLetter ? "Delete this dead letter?" : "Delete this job?",
      sentences: [
        "Its payload, output and times are gone for good.",
        ...(job.isDeadLetter ? ["The original stays failed, and can then be tried again itself."] : []),
      ],
      confirm: "Delete it",
      done: "The job is deleted",
      tone: "danger" as const,
    },
  }[action];
}

function cancelSentences({ state, subject }: JobFull): string[] {
  const running =
    "Its worker is not stopped: what it has begun it may still finish, but nothing is tried again and its output is lost.";
  const waiting = "It will not be run.";
  const batch =
    "While the batch needs it, the next run of “Poll batches” asks for such a job again. To stop the batch, cancel the batch.";
  return [state === "active" ? running : waiting, ...(subject?.kind === "batch" ? [batch] : [])];
}
