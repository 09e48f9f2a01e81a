"use client";

import { FileText, Globe, type LucideIcon, Upload } from "lucide-react";
import type { ImportSourceKind } from "../../domain/import-run.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { DataColumn } from "../ui/use-data-table.ts";
import { lookOf } from "./import-look.ts";
import { ImportProgress } from "./import-progress.tsx";
import type { ImportListItem } from "./import-run.ts";

export const SOURCE_LOOK = {
  FILE: { label: "File on the server", icon: FileText },
  URL: { label: "URL", icon: Globe },
  UPLOAD: { label: "Upload", icon: Upload },
} as const satisfies Record<ImportSourceKind, { label: string; icon: LucideIcon }>;

export const IMPORT_COLUMNS: readonly DataColumn<ImportListItem>[] = [
  { id: "import", header: "Import", isFixed: true, cell: (run) => <ImportHeadline run={run} /> },
  { id: "status", header: "Status", width: "w-[16%]", cell: (run) => <StatusBadge look={lookOf(run)} /> },
  { id: "progress", header: "Progress", width: "w-[28%]", cell: (run) => <ImportProgress run={run} /> },
  { id: "by", header: "By", width: "w-[14%]", cell: ({ actorLabel }) => <ActorName label={actorLabel} /> },
  { id: "created", header: "Began", width: "w-[11%]", cell: ({ createdAt }) => <RelativeTime time={createdAt} /> },
];

/** Whose sessions, and where from. */
function ImportHeadline({ run: { companyName, source, sourceKind } }: { run: ImportListItem }) {
  const { label, icon: Icon } = SOURCE_LOOK[sourceKind];
  const shown = sourceKind === "FILE" ? source.replace(/^.*[/\\]/su, "") : source;
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{companyName}</span>
      <span className="flex items-center gap-1.5 text-xs text-ink-soft">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="sr-only">{label}: </span>
        <span className="truncate" title={source}>
          {shown}
        </span>
      </span>
    </span>
  );
}

function ActorName({ label }: { label: string }) {
  return (
    <span className="block truncate text-xs" title={label}>
      {label}
    </span>
  );
}

export function ImportCard({ run }: { run: ImportListItem }) {
  return (
    <>
      <div className="self-start">
        <StatusBadge look={lookOf(run)} />
      </div>
      <ImportProgress run={run} />
      <p className="text-xs text-ink-soft">
        {run.actorLabel}, <RelativeTime time={run.createdAt} />
      </p>
    </>
  );
}
