"use client";

import type { DialogControl } from "../../ui/use-dialog.ts";
import type { NewPassword } from "./add-user-dialog.tsx";
import { ChangeRoleDialog } from "./change-role-dialog.tsx";
import { RemoveUserDialog } from "./remove-user-dialog.tsx";
import { ResetPasswordDialog } from "./reset-password-dialog.tsx";
import type { UserAction } from "./user-menu.tsx";

type UserDialogsProps = { action: UserAction; control: DialogControl; onReset: (reset: NewPassword) => void };

/** The dialog of what somebody has chosen to do with an account. */
export function UserDialogs({ action: { kind, user }, control, onReset }: UserDialogsProps) {
  switch (kind) {
    case "role":
      return <ChangeRoleDialog user={user} {...control} />;
    case "password":
      return <ResetPasswordDialog user={user} onReset={onReset} {...control} />;
    case "removal":
      return <RemoveUserDialog user={user} {...control} />;
  }
}
