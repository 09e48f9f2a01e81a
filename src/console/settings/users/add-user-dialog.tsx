"use client";

import { useState } from "react";
import type { PlatformRole } from "../../../domain/permissions.ts";
import { trpc } from "../../api/trpc.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import { RoleField } from "./role-field.tsx";

/** A new password, and whose it is. */
export type NewPassword = { email: string; password: string };

type AddUserDialogProps = DialogControl & { onAdded: (added: NewPassword) => void };

export function AddUserDialog({ onAdded, ...control }: AddUserDialogProps) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<PlatformRole>("SUPPORT");
  const utils = trpc.useUtils();
  const add = trpc.users.add.useMutation({ onSuccess: () => utils.users.list.invalidate() });
  return (
    <FormDialog
      {...control}
      title="Add a user"
      submitLabel="Add the user"
      isDisabled={email.trim() === ""}
      onSubmit={async () => onAdded(await add.mutateAsync({ email, role }))}
    >
      <TextField
        label="E-mail"
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        required
      />
      <RoleField value={role} onChange={setRole} />
    </FormDialog>
  );
}
