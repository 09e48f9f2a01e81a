"use client";

import { RelativeTime } from "../../time/relative-time.tsx";
import { Pill } from "../../ui/pill.tsx";
import type { DataColumn } from "../../ui/use-data-table.ts";
import { ROLE_LOOK } from "../../viewer/role-look.ts";
import { UserMenu, type UserMenuProps } from "./user-menu.tsx";
import type { UserRow } from "./user-row.ts";

/** Without anything to open there are no columns for it: whoever only reads has no menu. */
export function userColumns(onOpen: UserMenuProps["onOpen"] | null): DataColumn<UserRow>[] {
  return [
    { id: "user", header: "User", width: "w-[30%]", cell: (user) => <UserName user={user} /> },
    { id: "role", header: "Role", cell: ({ role }) => <RolePill role={role} /> },
    { id: "lastSignIn", header: "Last sign-in", cell: ({ lastSignInAt }) => <TimeOrNever time={lastSignInAt} /> },
    { id: "sessions", header: "Signed in", cell: ({ sessionCount }) => describeSessions(sessionCount) },
    { id: "added", header: "Added", cell: ({ createdAt }) => <RelativeTime time={createdAt} /> },
    ...(onOpen === null
      ? []
      : [
          {
            id: "actions",
            header: "Actions",
            width: "w-24",
            align: "end" as const,
            cell: (user: UserRow) => <UserMenu user={user} onOpen={onOpen} />,
          },
        ]),
  ];
}

function UserName({ user: { email, name, isOwn } }: { user: UserRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="min-w-0 truncate font-medium" title={email}>
        {email}
      </span>
      {name !== email && <span className="truncate text-xs text-ink-soft">{name}</span>}
      {isOwn && <Pill tone="info">You</Pill>}
    </span>
  );
}

export function RolePill({ role }: Pick<UserRow, "role">) {
  return <Pill tone={ROLE_LOOK[role].isReadOnly ? "neutral" : "active"}>{ROLE_LOOK[role].label}</Pill>;
}

export function TimeOrNever({ time }: { time: Date | null }) {
  return time === null ? <span className="text-ink-soft">Never</span> : <RelativeTime time={time} />;
}

export function describeSessions(count: number): string {
  if (count === 0) return "No";
  return count === 1 ? "In 1 browser" : `In ${count} browsers`;
}
