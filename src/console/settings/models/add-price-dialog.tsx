"use client";

import { useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import type { Model } from "./model-row.ts";
import { draftOf, PRICE_FIELDS, problemOf, toPrice } from "./price-form.ts";

/** Of a model that has just been added, no price is known yet. */
type AddPriceDialogProps = DialogControl & { model: Pick<Model, "id" | "name" | "current"> };

export function AddPriceDialog({ model, ...control }: AddPriceDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(model.current));
  const [from, setFrom] = useState("");
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const add = trpc.models.addPrice.useMutation({ onSuccess: () => utils.models.list.invalidate() });
  const price = toPrice(draft);
  const submit = async () => {
    if (price === null) return;
    const effectiveFrom = from === "" ? null : new Date(from);
    await add.mutateAsync({ modelId: model.id, price, effectiveFrom });
    toasts.success(`Added a price of ${model.name}`);
  };
  return (
    <FormDialog
      {...control}
      title={`Add a price of ${model.name}`}
      width="wide"
      submitLabel="Add the price"
      isDisabled={price === null}
      onSubmit={submit}
    >
      <p className="text-sm text-ink-soft">
        USD per million tokens. The price before ends where this one begins; what is paid for already stays as it is.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        {PRICE_FIELDS.map(({ name, label }) => (
          <TextField
            key={name}
            label={label}
            inputMode="decimal"
            autoComplete="off"
            value={draft[name]}
            onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            problem={draft[name] === "" ? null : problemOf(name, draft[name])}
            {...(name === "batchCachedPrompt" && { hint: "Empty: as any other prompt token." })}
          />
        ))}
        <TextField
          label="Valid from"
          type="datetime-local"
          hint={`Empty: from now on. In your time zone, ${Intl.DateTimeFormat().resolvedOptions().timeZone}.`}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}
