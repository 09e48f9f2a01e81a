"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { formatCount } from "../ui/numbers.ts";
import { useMay } from "../viewer/viewer.tsx";
import { requests } from "./count-words.ts";
import { useRequeue } from "./use-requeue.ts";

/** As many as one call takes. */
const MOST = 1000;

/** Requeues those that were chosen by hand, at once. Nothing for those who may not. */
export function RequeueSelected({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const requeue = useRequeue();
  if (!useMay("requests:requeue")) return null;
  const isTooMany = ids.length > MOST;
  return (
    <>
      <Button
        size="small"
        look="primary"
        disabled={isTooMany}
        focusableWhenDisabled
        data-hint={isTooMany ? `At most ${formatCount(MOST)} at once: select all that match instead.` : undefined}
        onClick={() => setIsOpen(true)}
      >
        <RotateCcw aria-hidden className="size-3.5" />
        Requeue selected
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={`Requeue ${requests(ids.length)}?`}
        confirmLabel={`Requeue ${formatCount(ids.length)}`}
        onConfirm={async () => {
          await requeue(ids);
          onDone();
        }}
      >
        <p>
          Those that failed wait for the next batch again, as a new attempt that is paid for anew. Requests in any other
          status are left alone.
        </p>
      </ConfirmDialog>
    </>
  );
}
