"use client";

import { describeAudit } from "../../../domain/audit-action.ts";
import { RelativeTime } from "../../time/relative-time.tsx";
import { formatCount } from "../../ui/numbers.ts";
import type { DataColumn } from "../../ui/use-data-table.ts";
import { ACTOR_KIND, type AuditEntry } from "./audit-entry.ts";

export const AUDIT_COLUMNS: readonly DataColumn<AuditEntry>[] = [
  { id: "what", header: "What", width: "w-[46%]", cell: (entry) => <What entry={entry} /> },
  { id: "who", header: "Who", width: "w-[24%]", cell: (entry) => <Who entry={entry} /> },
  { id: "when", header: "When", cell: ({ at }) => <RelativeTime time={at} /> },
  { id: "count", header: "Touched", align: "end", cell: ({ affectedCount }) => formatCount(affectedCount) },
];

function What({ entry }: { entry: AuditEntry }) {
  const { label, sentence } = describeAudit(entry);
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{label}</span>
      <span className="block text-xs break-words text-ink-soft md:truncate" title={sentence}>
        {sentence}
      </span>
    </span>
  );
}

function Who({ entry: { actorLabel, actorType } }: { entry: AuditEntry }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate" title={actorLabel}>
        {actorLabel}
      </span>
      <span className="block text-xs text-ink-soft">{ACTOR_KIND[actorType]}</span>
    </span>
  );
}
