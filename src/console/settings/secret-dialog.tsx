"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";

type SecretDialogProps = {
  title: string;
  /** What it is: `password`. */
  what: string;
  /** Null: there is none to show. */
  secret: string | null;
  onClose: () => void;
  /** Whose it is, and what to do with it. */
  children: ReactNode;
};

/** A secret that is shown this once: only its hash is stored. */
export function SecretDialog({ title, what, secret, onClose, children }: SecretDialogProps) {
  return (
    <Dialog
      open={secret !== null}
      onOpenChange={(open) => open || onClose()}
      title={title}
      isHeld
      footer={
        <Button look="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <div className="flex flex-col gap-3 text-sm text-ink-soft">
        {children}
        <div className="flex items-start gap-2 rounded-md border bg-canvas py-1.5 pr-1.5 pl-3">
          <code className="min-w-0 grow self-center font-mono text-sm wrap-anywhere text-ink">{secret}</code>
          <CopyButton text={secret ?? ""} what={what} />
        </div>
        <p>
          <strong className="font-medium text-ink">It is shown this once.</strong> Nobody can look it up later.
        </p>
      </div>
    </Dialog>
  );
}
