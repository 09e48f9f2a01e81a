"use client";

import { useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import { LimitField } from "./limit-field.tsx";
import type { Model } from "./model-row.ts";
import { parseTokenLimit } from "./token-limit.ts";

export function SetLimitDialog({ model, ...control }: DialogControl & { model: Model }) {
  const { id: modelId, name, enqueuedTokenLimit: expected } = model;
  const [text, setText] = useState(expected === null ? "" : String(expected));
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const set = trpc.models.setTokenLimit.useMutation({ onSettled: () => utils.models.list.invalidate() });
  const limit = parseTokenLimit(text);
  const submit = async () => {
    if (limit === undefined) return;
    await set.mutateAsync({ modelId, limit, expected });
    toasts.success(`Changed the token limit of ${name}`);
  };
  return (
    <FormDialog
      {...control}
      title={`Token limit of ${name}`}
      submitLabel="Set the limit"
      isDisabled={limit === undefined || limit === expected}
      onSubmit={submit}
    >
      <LimitField value={text} onChange={setText} />
      <p className="text-sm text-ink-soft">It counts from the next run of “Create batches”.</p>
    </FormDialog>
  );
}
