"use client";

import { RelativeTime } from "../../time/relative-time.tsx";
import { useNow } from "../../time/use-now.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import type { DataColumn } from "../../ui/use-data-table.ts";
import { type ApiKey, KEY_LOOK, keyState } from "./key-state.ts";
import { describeScopes } from "./scope-look.ts";

export const KEY_COLUMNS: readonly DataColumn<ApiKey>[] = [
  { id: "key", header: "Key", width: "w-[26%]", cell: (key) => <KeyName apiKey={key} /> },
  { id: "state", header: "State", width: "w-28", cell: (key) => <KeyState apiKey={key} /> },
  { id: "scopes", header: "May do", cell: ({ scopes }) => describeScopes(scopes) },
  { id: "lastUsed", header: "Last used", cell: ({ lastUsedAt }) => <TimeOr time={lastUsedAt} otherwise="Never" /> },
  { id: "expires", header: "Expires", cell: ({ expiresAt }) => <TimeOr time={expiresAt} otherwise="Never" /> },
  { id: "made", header: "Made", width: "w-[20%]", cell: (key) => <KeyMade apiKey={key} /> },
];

function KeyName({ apiKey: { name, start } }: { apiKey: ApiKey }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{name}</span>
      <span className="block font-mono text-xs text-ink-soft">{start}…</span>
    </span>
  );
}

export function KeyState({ apiKey }: { apiKey: ApiKey }) {
  return <StatusBadge look={KEY_LOOK[useNow((now) => keyState(apiKey, now))]} />;
}

function KeyMade({ apiKey: { createdAt, createdBy } }: { apiKey: ApiKey }) {
  return (
    <span className="block min-w-0">
      <RelativeTime time={createdAt} />
      <span className="block truncate text-xs text-ink-soft">{createdBy ?? "Command line"}</span>
    </span>
  );
}

export function TimeOr({ time, otherwise }: { time: Date | null; otherwise: string }) {
  return time === null ? <span className="text-ink-soft">{otherwise}</span> : <RelativeTime time={time} />;
}
