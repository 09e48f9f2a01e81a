"use client";

import { type FormEvent, useId, useState } from "react";
import { MAX_VIEW_NAME_LENGTH, type SavedViewScreen } from "../../domain/saved-view.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToasts } from "../ui/toasts.tsx";

type SaveViewDialogProps = { screen: SavedViewScreen; query: string; onClose: () => void };

/** Asks for the name under which the filters are kept. */
export function SaveViewDialog({ screen, query, onClose }: SaveViewDialogProps) {
  const [name, setName] = useState("");
  const form = useId();
  const toasts = useToasts();
  const queries = trpc.useUtils();
  const { mutate, isPending, error } = trpc.views.save.useMutation({
    onSuccess: async () => {
      await queries.views.list.invalidate({ screen });
      toasts.success(`Saved the view “${name.trim()}”`);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ screen, name, query });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Save these filters"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} look="primary" disabled={isPending || name.trim() === ""}>
            Save view
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={MAX_VIEW_NAME_LENGTH}
          required
          autoComplete="off"
          hint="Everybody who uses this console sees it."
          problem={error === null ? null : explainFailure(error)}
        />
      </form>
    </Dialog>
  );
}
