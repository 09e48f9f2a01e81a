"use client";

import { formatCount } from "../ui/numbers.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { CompanyListItem } from "./company.ts";
import { ModelName } from "./company-columns.tsx";
import { COMPANY_STATUS_LOOK } from "./company-look.ts";

/** What stands below a company's name where there is no room for columns. */
export function CompanyCard({ company, defaultModel }: { company: CompanyListItem; defaultModel: string }) {
  const { sessionCount, requestCounts, status } = company;
  const figures = [
    { label: "Sessions", count: sessionCount },
    { label: "Pending", count: requestCounts.pending_batching },
    { label: "Complete", count: requestCounts.processing_complete },
    { label: "Failed", count: requestCounts.processing_failed },
  ];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge look={COMPANY_STATUS_LOOK[status]} />
        <ModelName company={company} defaultModel={defaultModel} />
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs [&_dt]:text-ink-soft">
        {figures.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tabular-nums">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
