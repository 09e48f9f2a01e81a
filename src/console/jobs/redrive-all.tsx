"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { formatCount } from "../ui/numbers.ts";
import { useToasts } from "../ui/toasts.tsx";
import { useMay } from "../viewer/viewer.tsx";

/** Sends back all dead letters of a queue: those that were there when the figure on screen was taken. */
export function RedriveAll({ queue, count, asOf }: { queue: string; count: number; asOf: Date }) {
  const [asked, setAsked] = useState<{ count: number; before: Date } | null>(null);
  const mayDo = useMay("jobs:steer");
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const redrive = trpc.jobs.redriveAll.useMutation({ onSettled: () => utils.jobs.invalidate() });
  if (!mayDo) return null;
  const jobs = (number: number) => `${formatCount(number)} ${number === 1 ? "job" : "jobs"}`;
  const confirm = async () => {
    if (asked === null) return;
    const { redrivenCount, leftCount } = await redrive.mutateAsync({ queue, before: asked.before.toISOString() });
    const left = leftCount === 0 ? undefined : `${jobs(leftCount)} stayed: their queue has one like it already.`;
    toasts.success(`Sent ${jobs(redrivenCount)} back`, left);
  };
  return (
    <>
      <Button
        data-hint="Send all of them back to their queue"
        size="icon"
        look="quiet"
        aria-label={`Send back all of ${queue}`}
        onClick={() => setAsked({ count, before: asOf })}
      >
        <Undo2 aria-hidden className="size-3.5" />
      </Button>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title="Send all dead letters back?"
        confirmLabel={`Send ${jobs(asked?.count ?? 0)} back`}
        onConfirm={confirm}
      >
        <p>
          {jobs(asked?.count ?? 0)} in <span className="font-mono">{queue}</span> will wait in the queue they came from
          again, with all their tries. What arrives after this moment stays.
        </p>
        <p>One whose queue has a job like it already is left where it is.</p>
      </ConfirmDialog>
    </>
  );
}
