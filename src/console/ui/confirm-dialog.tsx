"use client";

import { type ReactNode, useState } from "react";
import { explainFailure } from "../api/failures.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => unknown;
  /** A question that names what it is about: `Cancel this batch?` */
  title: string;
  /** What will happen, and to how many. */
  children: ReactNode;
  /** The verb: `Cancel the batch`. */
  confirmLabel: string;
  tone?: "regular" | "danger";
  isDisabled?: boolean;
  /** The dialog closes when it is done; when it throws, it stays and tells why. */
  onConfirm: () => Promise<unknown>;
};

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, tone = "regular", isDisabled = false, onConfirm } = props;
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = (next: boolean) => {
    setError(null);
    onOpenChange(next);
  };
  const confirm = async () => {
    setIsBusy(true);
    setError(null);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={title}
      footer={
        <>
          <Button onClick={() => change(false)}>Leave it</Button>
          <Button
            look={tone === "danger" ? "danger" : "primary"}
            onClick={confirm}
            disabled={isBusy || isDisabled}
            focusableWhenDisabled
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-sm text-ink-soft">
        {children}
        {error !== null && (
          <div role="alert">
            <Banner tone="danger" title="That did not work">
              {explainFailure(error)}
            </Banner>
          </div>
        )}
      </div>
    </Dialog>
  );
}
