"use client";

import { useState } from "react";
import { JOB_ACTIONS, type JobAction } from "../../domain/job-actions.ts";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToasts } from "../ui/toasts.tsx";
import { useMay } from "../viewer/viewer.tsx";
import { wordsOfAction } from "./job-action-words.ts";
import type { JobFull } from "./job-full.ts";

/** Somebody may well want it to be tried again. */
function isOver({ state }: JobFull): boolean {
  return state === "failed" || state === "cancelled";
}

/** What can be done with a job, and of what cannot, why not. */
export function JobButtons({ job, onGone }: { job: JobFull; onGone: () => void }) {
  const mayDo = useMay("jobs:steer");
  const [asked, setAsked] = useState<{ action: JobAction; state: JobFull["state"] } | null>(null);
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const steer = {
    retry: trpc.jobs.retry.useMutation(),
    redrive: trpc.jobs.redrive.useMutation(),
    cancel: trpc.jobs.cancel.useMutation(),
    delete: trpc.jobs.delete.useMutation(),
  };
  if (!mayDo) return null;
  const words = wordsOfAction(asked?.action ?? "retry", job);
  const confirm = async () => {
    if (asked === null) return;
    try {
      await steer[asked.action].mutateAsync({ queue: job.queue, id: job.id, state: asked.state });
      toasts.success(words.done);
      // It is not there any more, and need not be asked for.
      if (asked.action === "delete" || asked.action === "redrive") onGone();
    } finally {
      // Also when it was refused: the job is then another than the one on screen.
      await utils.jobs.invalidate();
    }
  };
  const offered = JOB_ACTIONS.filter((action) => (action === "redrive" ? job.isDeadLetter : true)).filter(
    (action) => !(job.isDeadLetter && (action === "retry" || action === "cancel")),
  );
  const obstacle = job.isDeadLetter ? job.refusals.redrive : isOver(job) ? job.refusals.retry : null;
  return (
    <>
      {obstacle !== null && <p className="min-w-0 grow self-center text-xs text-ink-soft">{obstacle}</p>}
      {offered.map((action) => {
        const refusal = job.refusals[action];
        return (
          <Button
            key={action}
            data-hint={refusal ?? undefined}
            look={action === "delete" ? "quiet" : "secondary"}
            disabled={refusal !== null}
            focusableWhenDisabled
            onClick={() => setAsked({ action, state: job.state })}
          >
            {wordsOfAction(action, job).label}
          </Button>
        );
      })}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={words.title}
        confirmLabel={words.confirm}
        tone={words.tone}
        onConfirm={confirm}
      >
        {words.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </ConfirmDialog>
    </>
  );
}
