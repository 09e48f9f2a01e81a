"use client";

import { trpc } from "../../api/trpc.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import type { NewPassword } from "./add-user-dialog.tsx";
import type { UserRow } from "./user-row.ts";

type ResetPasswordDialogProps = DialogControl & { user: UserRow; onReset: (reset: NewPassword) => void };

export function ResetPasswordDialog({ user, onReset, ...control }: ResetPasswordDialogProps) {
  const utils = trpc.useUtils();
  const reset = trpc.users.resetPassword.useMutation({ onSuccess: () => utils.users.list.invalidate() });
  return (
    <ConfirmDialog
      {...control}
      title={`Reset the password of ${user.email}?`}
      confirmLabel="Reset the password"
      tone="danger"
      onConfirm={async () => onReset(await reset.mutateAsync({ userId: user.id }))}
    >
      <p>The present password stops working, and a new one is shown to you once.</p>
      <p>{describeEnd(user.sessionCount)}</p>
    </ConfirmDialog>
  );
}

function describeEnd(sessionCount: number): string {
  if (sessionCount === 0) return "The user is not signed in anywhere.";
  return `The user is signed out of ${sessionCount === 1 ? "1 browser" : `${sessionCount} browsers`} at once.`;
}
