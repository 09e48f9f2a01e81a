"use client";

import { KeyRound, Trash2, UserCog } from "lucide-react";
import { type AccountChange, objectionTo } from "../../../domain/account-change.ts";
import { RowMenu } from "../row-menu.tsx";
import type { UserRow } from "./user-row.ts";

/** What a person has chosen to do with an account. */
export type UserAction = { kind: AccountChange["kind"]; user: UserRow };

export type UserMenuProps = { user: UserRow; onOpen: (action: UserAction) => void };

export function UserMenu({ user, onOpen }: UserMenuProps) {
  const item = (kind: AccountChange["kind"], label: string, icon: typeof UserCog, change: AccountChange) => ({
    label,
    icon,
    objection: objectionTo(change, user),
    run: () => onOpen({ kind, user }),
  });
  return (
    <RowMenu
      label={`Actions for ${user.email}`}
      items={[
        // Any other role than the present one: what stands against one of them stands against both.
        item("role", "Change role…", UserCog, { kind: "role", role: "SUPPORT" }),
        item("password", "Reset password…", KeyRound, { kind: "password" }),
        item("removal", "Remove…", Trash2, { kind: "removal" }),
      ]}
    />
  );
}
