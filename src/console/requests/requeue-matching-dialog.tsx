"use client";

import type { RequestFilter } from "../../domain/request-filter.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { useToasts } from "../ui/toasts.tsx";
import { requests } from "./count-words.ts";
import { describeFilter } from "./filter-words.ts";
import { watchRequeue } from "./watched-requeues.ts";

type RequeueMatchingDialogProps = {
  filter: RequestFilter;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onStarted: (() => void) | undefined;
};

/** Says exactly how many would be requeued and which, and starts it. */
export function RequeueMatchingDialog({ filter, open, onOpenChange, onStarted }: RequeueMatchingDialogProps) {
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const preview = trpc.requests.previewRequeue.useQuery({ filter }, { enabled: open, gcTime: 0, staleTime: 0 });
  const { data: options } = trpc.filters.options.useQuery(undefined, { enabled: open, staleTime: 60_000 });
  const start = trpc.requests.requeueMatching.useMutation();
  const conditions = describeFilter(filter, (id) => options?.companies.find((each) => each.id === id)?.name ?? id);
  const count = preview.isFetching ? undefined : preview.data?.matchedCount;
  const confirm = async () => {
    const { id, matchedCount } = await start.mutateAsync({ filter });
    watchRequeue(id);
    toasts.success(`Requeueing ${requests(matchedCount)}`, "You can go on working; progress is shown below.");
    onStarted?.();
    await utils.requests.bulkRequeues.invalidate();
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={count === undefined ? "Requeue all that match?" : `Requeue ${requests(count, "failed")}?`}
      confirmLabel={count === undefined ? "Requeue" : `Requeue ${formatCount(count)}`}
      isDisabled={count === undefined || count === 0}
      onConfirm={confirm}
    >
      {preview.error !== null && !preview.isFetching ? (
        <ErrorState
          title="They could not be counted"
          detail={explainFailure(preview.error)}
          onRetry={preview.refetch}
        />
      ) : (
        <Explanation count={count} />
      )}
      <div>
        <p className="font-medium text-ink">Which</p>
        {conditions.length === 0 && <p>Every failed request there is.</p>}
        <ul className="list-disc pl-5">
          {conditions.map((condition) => (
            <li key={condition} className="wrap-anywhere">
              {condition}
            </li>
          ))}
        </ul>
      </div>
    </ConfirmDialog>
  );
}

function Explanation({ count }: { count: number | undefined }) {
  if (count === undefined) return <Skeleton className="h-15 w-full" />;
  if (count === 0) return <p className="min-h-15">No failed request matches any more: there is nothing to requeue.</p>;
  return (
    <p className="min-h-15">
      {count === 1 ? "It waits" : "They wait"} for the next batch again, as a new attempt that is paid for anew. What
      came of earlier attempts is kept. A worker does it in the background; what fails after your click is left alone.
    </p>
  );
}
