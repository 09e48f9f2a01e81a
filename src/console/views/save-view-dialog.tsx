"use client";

import { useState } from "react";
import { MAX_VIEW_NAME_LENGTH, type SavedViewScreen } from "../../domain/saved-view.ts";
import { trpc } from "../api/trpc.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToasts } from "../ui/toasts.tsx";

type SaveViewDialogProps = { screen: SavedViewScreen; query: string; onClose: () => void };

/** Asks for the name under which the filters are kept. */
export function SaveViewDialog({ screen, query, onClose }: SaveViewDialogProps) {
  const [text, setText] = useState("");
  const name = text.trim();
  const toasts = useToasts();
  const queries = trpc.useUtils();
  const save = trpc.views.save.useMutation();
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title="Save these filters"
      submitLabel="Save view"
      isDisabled={name === ""}
      onSubmit={async () => {
        await save.mutateAsync({ screen, name, query });
        await queries.views.list.invalidate({ screen });
        toasts.success(`Saved the view “${name}”`);
      }}
    >
      <TextField
        label="Name"
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={MAX_VIEW_NAME_LENGTH}
        autoComplete="off"
        hint="Everybody who uses this console sees it."
      />
    </FormDialog>
  );
}
