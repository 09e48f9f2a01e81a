"use client";

import { RefreshCcwDot } from "lucide-react";
import { whyNotPoll } from "../../domain/batch-actions.ts";
import { trpc } from "../api/trpc.ts";
import { useToasts } from "../ui/toasts.tsx";
import { useMay } from "../viewer/viewer.tsx";
import { ActionButton } from "./action-button.tsx";
import { ApplyAgain } from "./apply-again.tsx";
import type { BatchDetail } from "./batch.ts";
import { CancelBatch } from "./cancel-batch.tsx";

/** What the viewer may do with a batch. */
export function BatchActions({ batch }: { batch: BatchDetail }) {
  const [mayPoll, mayApply, mayCancel] = [useMay("batches:poll"), useMay("batches:apply"), useMay("batches:cancel")];
  return (
    <>
      {mayPoll && <PollNow batch={batch} />}
      {mayApply && <ApplyAgain batch={batch} />}
      {mayCancel && <CancelBatch batch={batch} />}
    </>
  );
}

function PollNow({ batch }: { batch: BatchDetail }) {
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const poll = trpc.batches.pollNow.useMutation({
    onSuccess({ problem, providerStatus }) {
      if (problem === null) toasts.success("The provider was asked", `It says: ${providerStatus}.`);
      else toasts.failure("The provider did not answer", problem);
    },
    onError: (error) => toasts.failure("The provider could not be asked", error),
    onSettled: () => utils.batches.invalidate(),
  });
  return (
    <ActionButton
      label="Poll now"
      icon={RefreshCcwDot}
      obstacle={whyNotPoll(batch)}
      isBusy={poll.isPending}
      onClick={() => poll.mutate({ batchId: batch.id })}
    />
  );
}
