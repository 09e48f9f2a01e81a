"use client";

import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { explainFailure } from "../../api/failures.ts";
import { trpc } from "../../api/trpc.ts";
import { LiveStatus } from "../../live/live-status.tsx";
import { useLiveOptions } from "../../live/use-live-options.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useDataTable } from "../../ui/use-data-table.ts";
import { useDialog } from "../../ui/use-dialog.ts";
import { useMay } from "../../viewer/viewer.tsx";
import { SecretDialog } from "../secret-dialog.tsx";
import { SettingsScreen } from "../settings-screen.tsx";
import { useOpened } from "../use-opened.ts";
import { CreateKeyDialog, type NewKey } from "./create-key-dialog.tsx";
import { KEY_COLUMNS, KeyState, TimeOr } from "./key-columns.tsx";
import { KeyDrawer } from "./key-drawer.tsx";
import type { ApiKey } from "./key-state.ts";
import { RevokeKeyDialog } from "./revoke-key-dialog.tsx";
import { describeScopes } from "./scope-look.ts";

/** The keys of scripts, and what each may do. */
export function KeysPage() {
  const { data, error, refetch } = trpc.keys.list.useQuery(undefined, useLiveOptions());
  const [openId, setOpenId] = useOpened("key");
  const mayWrite = useMay("keys:write");
  const creating = useDialog();
  const revoking = useDialog<ApiKey>();
  const [secret, setSecret] = useState<NewKey | null>(null);
  const table = useDataTable({ columns: KEY_COLUMNS, rows: data?.apiKeys, getRowId: ({ id }) => id });
  return (
    <SettingsScreen
      actions={
        mayWrite && (
          <Button look="primary" size="small" onClick={() => creating.show(true)}>
            <Plus aria-hidden className="size-3.5" />
            Create a key
          </Button>
        )
      }
    >
      <Panel
        title="API keys"
        count={data && String(data.apiKeys.length)}
        aside={<LiveStatus asOf={data?.asOf} error={error} />}
      >
        {error !== null && data === undefined ? (
          <ErrorState title="The API keys could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <DataTable
            table={table}
            label="API keys"
            isLoading={data === undefined}
            loadingRows={3}
            rowHeight="double"
            rowHref={({ id }) => `?key=${id}`}
            onOpen={({ id }) => setOpenId(id)}
            empty={
              <EmptyState icon={KeyRound} title="There is no API key">
                Scripts use one to call <code className="font-mono text-xs">/api/admin</code>. Create a key here, or
                with <code className="font-mono text-xs">livedash create-api-key</code>.
              </EmptyState>
            }
            renderCard={(key) => (
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
                <KeyState apiKey={key} />
                <span>{describeScopes(key.scopes)}</span>
                <span>
                  Last used: <TimeOr time={key.lastUsedAt} otherwise="Never" />
                </span>
              </div>
            )}
          />
        )}
      </Panel>
      <KeyDrawer
        apiKey={data?.apiKeys.find(({ id }) => id === openId) ?? null}
        onClose={() => setOpenId(null)}
        onRevoke={revoking.show}
      />
      <CreateKeyDialog key={`create-${creating.round}`} {...creating.control} onCreated={setSecret} />
      {revoking.subject !== null && (
        <RevokeKeyDialog key={revoking.round} apiKey={revoking.subject} {...revoking.control} />
      )}
      <SecretDialog
        title={`API key ${secret?.name ?? ""}`}
        what="key"
        secret={secret?.key ?? null}
        onClose={() => setSecret(null)}
      >
        <p>
          Scripts send it as <code className="font-mono text-xs">Authorization: Bearer …</code>. Keep it where you keep
          passwords.
        </p>
      </SecretDialog>
    </SettingsScreen>
  );
}
