"use client";

import { formatCount } from "../ui/numbers.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { DataColumn } from "../ui/use-data-table.ts";
import type { CompanyListItem } from "./company.ts";
import { COMPANY_STATUS_LOOK } from "./company-look.ts";

/** @param defaultModel that of companies without one of their own */
export function companyColumns(defaultModel: string): readonly DataColumn<CompanyListItem>[] {
  return [
    { id: "name", header: "Company", isFixed: true, cell: ({ name }) => <Name text={name} /> },
    {
      id: "status",
      header: "Status",
      width: "w-[11%]",
      cell: ({ status }) => <StatusBadge look={COMPANY_STATUS_LOOK[status]} />,
    },
    {
      id: "model",
      header: "Default model",
      width: "w-[17%]",
      cell: (company) => <ModelName company={company} defaultModel={defaultModel} />,
    },
    { id: "zone", header: "Time zone", width: "w-[14%]", cell: ({ timeZone }) => timeZone },
    { id: "sessions", header: "Sessions", width: "w-[9%]", align: "end", cell: (row) => count(row.sessionCount) },
    {
      id: "pending",
      header: "Pending",
      width: "w-[9%]",
      align: "end",
      cell: ({ requestCounts: { pending_batching: pending } }) => count(pending),
    },
    {
      id: "flight",
      header: "In a batch",
      width: "w-[9%]",
      align: "end",
      cell: ({ requestCounts: { batching_in_progress: inFlight } }) => count(inFlight),
    },
    {
      id: "complete",
      header: "Complete",
      width: "w-[9%]",
      align: "end",
      cell: ({ requestCounts: { processing_complete: complete } }) => count(complete),
    },
    {
      id: "failed",
      header: "Failed",
      width: "w-[8%]",
      align: "end",
      cell: ({ requestCounts: { processing_failed: failed } }) => count(failed),
    },
  ];
}

function Name({ text }: { text: string }) {
  return (
    <span className="block truncate font-medium" title={text}>
      {text}
    </span>
  );
}

export function ModelName({ company, defaultModel }: { company: CompanyListItem; defaultModel: string }) {
  if (company.defaultModel !== null) return <span className="font-mono text-xs">{company.defaultModel}</span>;
  return (
    <span className="text-xs text-ink-soft">
      <span className="font-mono">{defaultModel}</span> by default
    </span>
  );
}

/** Nothing is a dash, so that what there is stands out. */
function count(number: number) {
  return <span className="tabular-nums">{number === 0 ? "–" : formatCount(number)}</span>;
}
