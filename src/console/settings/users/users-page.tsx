"use client";

import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { explainFailure } from "../../api/failures.ts";
import { trpc } from "../../api/trpc.ts";
import { LiveStatus } from "../../live/live-status.tsx";
import { useLiveOptions } from "../../live/use-live-options.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useDialog } from "../../ui/use-dialog.ts";
import { useMay, useViewer } from "../../viewer/viewer.tsx";
import { SecretDialog } from "../secret-dialog.tsx";
import { SettingsScreen } from "../settings-screen.tsx";
import { AddUserDialog, type NewPassword } from "./add-user-dialog.tsx";
import { UserDialogs } from "./user-dialogs.tsx";
import type { UserAction } from "./user-menu.tsx";
import { toRows } from "./user-row.ts";
import { UsersTable } from "./users-table.tsx";

/** Who may sign in, and as what. */
export function UsersPage() {
  const { data, error, refetch } = trpc.users.list.useQuery(undefined, useLiveOptions());
  const { email } = useViewer();
  const mayWrite = useMay("users:write");
  const adding = useDialog();
  const acting = useDialog<UserAction>();
  const [secret, setSecret] = useState<NewPassword | null>(null);
  const rows = useMemo(() => data && toRows(data.users, email), [data, email]);
  return (
    <SettingsScreen
      actions={
        mayWrite && (
          <Button look="primary" size="small" onClick={() => adding.show(true)}>
            <UserPlus aria-hidden className="size-3.5" />
            Add a user
          </Button>
        )
      }
    >
      <Panel
        title="Users"
        count={data && String(data.users.length)}
        aside={<LiveStatus asOf={data?.asOf} error={error} />}
      >
        {error !== null && data === undefined ? (
          <ErrorState title="The users could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <UsersTable rows={rows} onOpen={mayWrite ? acting.show : null} />
        )}
      </Panel>
      <AddUserDialog key={`add-${adding.round}`} {...adding.control} onAdded={setSecret} />
      {acting.subject !== null && (
        <UserDialogs key={acting.round} action={acting.subject} control={acting.control} onReset={setSecret} />
      )}
      <SecretDialog
        title={`Password of ${secret?.email ?? ""}`}
        what="password"
        secret={secret?.password ?? null}
        onClose={() => setSecret(null)}
      >
        <p>Give it to the user on a safe way. They can change it in the account menu after signing in.</p>
      </SecretDialog>
    </SettingsScreen>
  );
}
