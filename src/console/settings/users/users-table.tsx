"use client";

import { Users } from "lucide-react";
import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useDataTable } from "../../ui/use-data-table.ts";
import { describeSessions, RolePill, TimeOrNever, userColumns } from "./user-columns.tsx";
import { UserMenu, type UserMenuProps } from "./user-menu.tsx";
import type { UserRow } from "./user-row.ts";

type UsersTableProps = { rows: readonly UserRow[] | undefined; onOpen: UserMenuProps["onOpen"] | null };

export function UsersTable({ rows, onOpen }: UsersTableProps) {
  const columns = useMemo(() => userColumns(onOpen), [onOpen]);
  const table = useDataTable({ columns, rows, getRowId: ({ id }) => id });
  return (
    <DataTable
      table={table}
      label="Users"
      isLoading={rows === undefined}
      loadingRows={3}
      minWidth="narrow"
      empty={
        <EmptyState icon={Users} title="There is no user">
          Make the first with <code className="font-mono text-xs">livedash create-admin</code>.
        </EmptyState>
      }
      renderCard={(user) => (
        <div className="flex items-center justify-between gap-3">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
            <RolePill role={user.role} />
            <span>
              Last sign-in: <TimeOrNever time={user.lastSignInAt} />
            </span>
            <span>Signed in: {describeSessions(user.sessionCount)}</span>
          </div>
          {onOpen !== null && <UserMenu user={user} onOpen={onOpen} />}
        </div>
      )}
    />
  );
}
