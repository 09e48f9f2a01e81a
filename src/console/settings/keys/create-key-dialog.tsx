"use client";

import { useState } from "react";
import type { Permission } from "../../../domain/permissions.ts";
import { trpc } from "../../api/trpc.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import { useViewer } from "../../viewer/viewer.tsx";
import { EXPIRIES, type Expiry, expiresAt } from "./expiry.ts";
import { ScopeChoice } from "./scope-choice.tsx";

/** A key as it is told once. */
export type NewKey = { name: string; key: string };

type CreateKeyDialogProps = DialogControl & { onCreated: (created: NewKey) => void };

export function CreateKeyDialog({ onCreated, ...control }: CreateKeyDialogProps) {
  const { permissions } = useViewer();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ReadonlySet<Permission>>(new Set());
  const [expiry, setExpiry] = useState<Expiry>("90");
  const utils = trpc.useUtils();
  const create = trpc.keys.create.useMutation({
    onSuccess: () => Promise.all([utils.keys.list.invalidate(), utils.users.list.invalidate()]),
  });
  const submit = async () => {
    const end = expiresAt(expiry, new Date());
    onCreated(await create.mutateAsync({ name, scopes: [...scopes], ...(end && { expiresAt: end }) }));
  };
  return (
    <FormDialog
      {...control}
      title="Create an API key"
      width="wide"
      submitLabel="Create the key"
      isDisabled={name.trim() === "" || scopes.size === 0}
      onSubmit={submit}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name"
          hint="What it is for. It stands in the audit log beside all that the key does."
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
        />
        <SelectField
          label="Expires"
          value={expiry}
          options={EXPIRIES}
          onChange={(chosen) => setExpiry(EXPIRIES.find(({ value }) => value === chosen)?.value ?? "90")}
        />
      </div>
      <ScopeChoice offered={permissions} chosen={scopes} onChange={setScopes} />
      <p className="text-sm text-ink-soft">
        The key never reaches beyond your own role, and ends when your account is removed.
      </p>
    </FormDialog>
  );
}
