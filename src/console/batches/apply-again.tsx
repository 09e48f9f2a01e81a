"use client";

import { ListRestart } from "lucide-react";
import { useState } from "react";
import { whyNotApply } from "../../domain/batch-actions.ts";
import { trpc } from "../api/trpc.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { formatCount } from "../ui/numbers.ts";
import { useToasts } from "../ui/toasts.tsx";
import { ActionButton } from "./action-button.tsx";
import type { BatchDetail } from "./batch.ts";

export function ApplyAgain({ batch }: { batch: BatchDetail }) {
  const [isOpen, setIsOpen] = useState(false);
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const apply = trpc.batches.applyAgain.useMutation({ onSettled: () => utils.batches.invalidate() });
  const claimedCount = batch.requests.BATCHING_IN_PROGRESS;
  const hasFiles = batch.outputFileId !== null || batch.errorFileId !== null;
  const confirm = async () => {
    const { claimedCount: waiting } = await apply.mutateAsync({ batchId: batch.id });
    toasts.success("Its results are applied again", `A worker deals with ${countOf(waiting)} as soon as it can.`);
  };
  return (
    <>
      <ActionButton
        label="Apply again"
        icon={ListRestart}
        obstacle={whyNotApply({ status: batch.status, claimedCount })}
        onClick={() => setIsOpen(true)}
      />
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Apply the results of this batch again?"
        confirmLabel="Apply again"
        onConfirm={confirm}
      >
        <p>
          {hasFiles ? "A worker reads its result files once more." : "It has no result files."} Only the{" "}
          {countOf(claimedCount)} that {claimedCount === 1 ? "is" : "are"} still claimed by it can change; nothing is
          applied twice.
        </p>
        <p>What stands in no result file goes back to wait or fails, by how the batch ended.</p>
      </ConfirmDialog>
    </>
  );
}

function countOf(count: number): string {
  return count === 1 ? "1 request" : `${formatCount(count)} requests`;
}
