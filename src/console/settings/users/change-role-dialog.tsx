"use client";

import { useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import { ROLE_LOOK } from "../../viewer/role-look.ts";
import { RoleField } from "./role-field.tsx";
import type { UserRow } from "./user-row.ts";

export function ChangeRoleDialog({ user, ...control }: DialogControl & { user: UserRow }) {
  const [role, setRole] = useState(user.role);
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const change = trpc.users.changeRole.useMutation({ onSuccess: () => utils.users.list.invalidate() });
  const submit = async () => {
    await change.mutateAsync({ userId: user.id, role });
    toasts.success(`${user.email} is ${ROLE_LOOK[role].label} now`);
  };
  return (
    <FormDialog
      {...control}
      title={`Change the role of ${user.email}`}
      submitLabel="Change the role"
      isDisabled={role === user.role}
      onSubmit={submit}
    >
      <RoleField value={role} onChange={setRole} />
      <p className="text-sm text-ink-soft">
        It counts from the next click on{user.keyCount > 0 && ", also for what the API keys of this account may do"}.
      </p>
    </FormDialog>
  );
}
