"use client";

import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { explainFailure } from "../api/failures.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type FormDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => unknown;
  title: string;
  width?: "narrow" | "wide";
  /** The verb: `Add the user`. */
  submitLabel: string;
  isDisabled?: boolean;
  /** The dialog closes when it is done; when it throws, it stays with what was entered and tells why. */
  onSubmit: () => Promise<unknown>;
  /** The fields. They are new each time that the dialog opens. */
  children: ReactNode;
};

/** Something to fill in. A click beside it does not throw away what was entered. */
export function FormDialog(props: FormDialogProps) {
  const { open, onOpenChange, title, width = "narrow", submitLabel, isDisabled = false, onSubmit, children } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = (next: boolean) => {
    setError(null);
    onOpenChange(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setError(null);
    onSubmit()
      .then(() => onOpenChange(false), setError)
      .finally(() => setIsBusy(false));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={title}
      width={width}
      isHeld
      initialFocus={() => form.current?.querySelector<HTMLElement>("input:not([type=hidden]), button") ?? null}
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button type="submit" form={id} look="primary" disabled={isBusy || isDisabled} focusableWhenDisabled>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} className="flex flex-col gap-4 pt-2" noValidate>
        {children}
        {/* In place before there is anything to say, so that screen readers announce what appears in it. */}
        <div role="alert" className="empty:-mt-4">
          {error !== null && (
            <Banner tone="danger" title="That did not work">
              {explainFailure(error)}
            </Banner>
          )}
        </div>
      </form>
    </Dialog>
  );
}
