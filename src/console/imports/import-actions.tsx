"use client";

import { OctagonX, RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { isImportOpen } from "../../domain/import-run.ts";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { formatCount } from "../ui/numbers.ts";
import { useToasts } from "../ui/toasts.tsx";
import { useDialog } from "../ui/use-dialog.ts";
import { useMay } from "../viewer/viewer.tsx";
import { type ImportDetail, importHref } from "./import-run.ts";

/** What the viewer may do with an import: stop it while it runs, or have the same URL again. */
export function ImportActions({ run }: { run: ImportDetail }) {
  if (!useMay("imports:create")) return null;
  if (isImportOpen(run.status)) return <CancelImport run={run} />;
  return run.sourceKind === "URL" ? <ImportAgain run={run} /> : null;
}

function ImportAgain({ run }: { run: ImportDetail }) {
  const router = useRouter();
  const toasts = useToasts();
  const again = trpc.imports.again.useMutation({
    onSuccess({ importRunId }) {
      toasts.success("The import has begun", "What is known already is left as it is.");
      router.push(importHref(importRunId));
    },
    onError: (error) => toasts.failure("The import could not be begun", error),
  });
  return (
    <Button
      size="small"
      className="h-8 px-2.5"
      disabled={again.isPending}
      focusableWhenDisabled
      onClick={() => again.mutate({ importRunId: run.id })}
    >
      <RotateCw aria-hidden className="size-3.5" />
      Import again
    </Button>
  );
}

function CancelImport({ run }: { run: ImportDetail }) {
  const { control, show } = useDialog();
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const cancel = trpc.imports.cancel.useMutation({ onSettled: () => utils.imports.invalidate() });
  const confirm = async () => {
    await cancel.mutateAsync({ importRunId: run.id });
    toasts.success("The import was cancelled");
  };
  return (
    <>
      <Button size="small" className="h-8 px-2.5" onClick={() => show(true)}>
        <OctagonX aria-hidden className="size-3.5" />
        Cancel
      </Button>
      <ConfirmDialog
        {...control}
        title="Cancel this import?"
        tone="danger"
        confirmLabel="Cancel the import"
        onConfirm={confirm}
      >
        <p>
          {formatCount(run.sessionCount)} sessions have come in so far. They stay, and so do their requests. The rest of
          the CSV is not imported.
        </p>
        <p>Importing the same CSV again later goes on where this one ended.</p>
      </ConfirmDialog>
    </>
  );
}
