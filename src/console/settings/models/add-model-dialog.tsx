"use client";

import { useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import { LimitField } from "./limit-field.tsx";
import { parseTokenLimit } from "./token-limit.ts";

type AddModelDialogProps = DialogControl & { onAdded: (model: { id: string; name: string }) => void };

export function AddModelDialog({ onAdded, ...control }: AddModelDialogProps) {
  const [name, setName] = useState("");
  const [limitText, setLimitText] = useState("");
  const utils = trpc.useUtils();
  const add = trpc.models.add.useMutation({ onSuccess: () => utils.models.list.invalidate() });
  const limit = parseTokenLimit(limitText);
  const submit = async () => {
    if (limit === undefined) return;
    onAdded(await add.mutateAsync({ name, enqueuedTokenLimit: limit }));
  };
  return (
    <FormDialog
      {...control}
      title="Add a model"
      submitLabel="Add the model"
      isDisabled={name.trim() === "" || limit === undefined}
      onSubmit={submit}
    >
      <TextField
        label="Name"
        hint="As the provider calls it: gpt-4o-mini, or ft:gpt-4o-mini:acme::a1b2."
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
      />
      <LimitField value={limitText} onChange={setLimitText} />
      <p className="text-sm text-ink-soft">Its price comes next. Without one, its results have no cost.</p>
    </FormDialog>
  );
}
