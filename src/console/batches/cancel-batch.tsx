"use client";

import { OctagonX } from "lucide-react";
import { useState } from "react";
import { whyNotCancel } from "../../domain/batch-actions.ts";
import { trpc } from "../api/trpc.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToasts } from "../ui/toasts.tsx";
import { ActionButton } from "./action-button.tsx";
import type { BatchDetail } from "./batch.ts";
import { describeCancelResult, explainCancel } from "./explain-cancel.ts";

/** Why the button does nothing now, also where asking again would do no harm. */
function obstacleOf(batch: BatchDetail): string | null {
  if (batch.cancelRequestedAt === null) return whyNotCancel(batch);
  return whyNotCancel(batch) ?? "It is being cancelled: the provider is asked with every poll until it has begun to.";
}

export function CancelBatch({ batch }: { batch: BatchDetail }) {
  const [isOpen, setIsOpen] = useState(false);
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const cancel = trpc.batches.cancel.useMutation({ onSettled: () => utils.batches.invalidate() });
  const confirm = async () => {
    const { title, detail } = describeCancelResult(await cancel.mutateAsync({ batchId: batch.id }));
    toasts.success(title, detail);
  };
  return (
    <>
      <ActionButton label="Cancel" icon={OctagonX} obstacle={obstacleOf(batch)} onClick={() => setIsOpen(true)} />
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Cancel this batch?"
        tone="danger"
        confirmLabel="Cancel the batch"
        onConfirm={confirm}
      >
        {explainCancel(batch).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </ConfirmDialog>
    </>
  );
}
