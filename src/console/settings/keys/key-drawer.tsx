"use client";

import { RelativeTime } from "../../time/relative-time.tsx";
import { useNow } from "../../time/use-now.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { useMay } from "../../viewer/viewer.tsx";
import { KeyState, TimeOr } from "./key-columns.tsx";
import { type ApiKey, keyState } from "./key-state.ts";
import { SCOPE_LOOK } from "./scope-look.ts";

type KeyDrawerProps = { apiKey: ApiKey | null; onClose: () => void; onRevoke: (apiKey: ApiKey) => void };

/** All that is known of one key, and the way to end it. */
export function KeyDrawer({ apiKey, onClose, onRevoke }: KeyDrawerProps) {
  const mayRevoke = useMay("keys:write");
  const isGood = useNow((now) => apiKey !== null && keyState(apiKey, now) === "good");
  return (
    <Drawer
      open={apiKey !== null}
      onOpenChange={(open) => open || onClose()}
      title={apiKey?.name ?? "API key"}
      aside={apiKey && <KeyState apiKey={apiKey} />}
      footer={
        apiKey !== null && mayRevoke && isGood ? (
          <Button look="danger" onClick={() => onRevoke(apiKey)}>
            Revoke…
          </Button>
        ) : undefined
      }
    >
      {apiKey !== null && (
        <div className="flex flex-col gap-6 p-4">
          <KeyValues
            items={[
              { label: "Begins with", value: <span className="font-mono">{apiKey.start}…</span> },
              { label: "Last used", value: <TimeOr time={apiKey.lastUsedAt} otherwise="Never" /> },
              { label: "Made", value: <RelativeTime time={apiKey.createdAt} /> },
              { label: "Made by", value: apiKey.createdBy ?? "Command line" },
              { label: "Expires", value: <TimeOr time={apiKey.expiresAt} otherwise="Never" /> },
              { label: "Id", value: <KeyId id={apiKey.id} /> },
            ]}
          />
          <section aria-label="What it may do">
            <h3 className="mb-2 text-sm font-semibold">What it may do</h3>
            <ul className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
              {apiKey.scopes.map((scope) => (
                <li key={scope}>
                  {SCOPE_LOOK[scope]}
                  <span className="block font-mono text-xs text-ink-soft">{scope}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Drawer>
  );
}

/** By which the command line names a key. */
function KeyId({ id }: Pick<ApiKey, "id">) {
  return (
    <span className="flex items-center gap-1">
      <span className="min-w-0 truncate font-mono text-xs">{id}</span>
      <CopyButton text={id} what="id of the key" />
    </span>
  );
}
