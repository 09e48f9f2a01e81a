"use client";

import { useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import type { UserRow } from "./user-row.ts";

export function RemoveUserDialog({ user, ...control }: DialogControl & { user: UserRow }) {
  const [typed, setTyped] = useState("");
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const remove = trpc.users.remove.useMutation({
    onSuccess: () => Promise.all([utils.users.list.invalidate(), utils.keys.list.invalidate()]),
  });
  const confirm = async () => {
    await remove.mutateAsync({ userId: user.id });
    toasts.success(`Removed ${user.email}`);
  };
  return (
    <ConfirmDialog
      {...control}
      title={`Remove ${user.email}?`}
      confirmLabel="Remove the user"
      tone="danger"
      isDisabled={typed.trim().toLowerCase() !== user.email}
      onConfirm={confirm}
    >
      <p>
        The account is gone at once, with every browser in which it is signed in. What it did stays in the audit log.
        {user.keyCount > 0 && ` ${describeKeys(user.keyCount)}`}
      </p>
      <TextField
        label={`Type ${user.email} to confirm`}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </ConfirmDialog>
  );
}

function describeKeys(count: number): string {
  return count === 1 ? "The API key that it made is revoked." : `The ${count} API keys that it made are revoked.`;
}
