"use client";

import { CircleCheck, CircleSlash, LoaderCircle, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { formatCount } from "../ui/numbers.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useToasts } from "../ui/toasts.tsx";
import { useMay } from "../viewer/viewer.tsx";
import { type BulkRequeue, doneCount, isUnderWay } from "./bulk-requeue.ts";
import { requests } from "./count-words.ts";
import { dismissRequeue } from "./watched-requeues.ts";

type BulkRequeueItemProps = {
  bulk: BulkRequeue;
  isWorkerAlive: boolean;
  /** Where nothing is brought up to date by itself. */
  onRefresh: (() => unknown) | null;
};

/** How far one is, or what became of it. */
export function BulkRequeueItem({ bulk, isWorkerAlive, onRefresh }: BulkRequeueItemProps) {
  const active = isUnderWay(bulk);
  const { icon: Icon, tone } = active ? RUNNING : ENDED[bulk.status === "CANCELLED" ? "cancelled" : "completed"];
  return (
    <article className="flex flex-col gap-2 rounded-lg bg-raised px-4 py-3 text-sm shadow-popup">
      <header className="flex items-start gap-2.5">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
        <h2 className="min-w-0 grow font-medium">{titleOf(bulk)}</h2>
        {active ? (
          <CancelButton id={bulk.id} />
        ) : (
          <Button
            look="quiet"
            size="icon"
            aria-label="Dismiss"
            className="-mt-1 -mr-2"
            onClick={() => dismissRequeue(bulk.id)}
          >
            <X aria-hidden className="size-3.5" />
          </Button>
        )}
      </header>
      {active && (
        <ProgressBar
          label="Requeued so far"
          value={doneCount(bulk)}
          max={bulk.matchedCount}
          text={`${formatCount(doneCount(bulk))} of ${formatCount(bulk.matchedCount)}`}
          tone="active"
        />
      )}
      <p role="status" className="text-ink-soft">
        {outcomeOf(bulk)}
      </p>
      {active && !isWorkerAlive && (
        <p className="flex gap-2 text-warning-ink">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          No worker is running: it goes on as soon as one is.
        </p>
      )}
      {active && onRefresh !== null && (
        <div className="flex items-center justify-between gap-2 text-xs text-ink-soft">
          Live refresh is off.
          <Button size="small" onClick={onRefresh}>
            Look again
          </Button>
        </div>
      )}
    </article>
  );
}

const RUNNING = { icon: LoaderCircle, tone: "text-active-ink motion-safe:animate-spin" } as const;
const ENDED = {
  completed: { icon: CircleCheck, tone: "text-success-ink" },
  cancelled: { icon: CircleSlash, tone: "text-ink-soft" },
} as const;

function titleOf(bulk: BulkRequeue): string {
  const { status, startedAt, matchedCount } = bulk;
  if (status === "CANCELLED") return "Requeueing was cancelled";
  if (!isUnderWay(bulk)) return "Requeueing is done";
  return startedAt === null ? `${requests(matchedCount)} wait for a worker` : `Requeueing ${requests(matchedCount)}`;
}

/** `19,998 requeued · 1 skipped, no longer failed · 1 not found` */
function outcomeOf({ requeuedCount, skippedCount, notFoundCount, actorLabel }: BulkRequeue): string {
  return [
    `${formatCount(requeuedCount)} requeued`,
    `${formatCount(skippedCount)} skipped`,
    `${formatCount(notFoundCount)} not found`,
    `by ${actorLabel}`,
  ].join(" · ");
}

function CancelButton({ id }: { id: string }) {
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const [isAsked, setIsAsked] = useState(false);
  const cancel = trpc.requests.cancelBulkRequeue.useMutation({
    onError: (error) => toasts.failure("It could not be cancelled", error),
    onSettled: () => utils.requests.bulkRequeues.invalidate(),
  });
  if (!useMay("requests:requeue")) return null;
  return (
    <Button
      size="small"
      disabled={cancel.isPending}
      onClick={() => (isAsked ? cancel.mutate({ id }) : setIsAsked(true))}
      onBlur={() => setIsAsked(false)}
    >
      {isAsked ? "Really cancel" : "Cancel"}
    </Button>
  );
}
