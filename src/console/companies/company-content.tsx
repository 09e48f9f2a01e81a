"use client";

import Link from "next/link";
import { REQUEST_STATUSES, toRestStatus } from "../../domain/request-status.ts";
import { requestsHref } from "../requests/requests-href.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { formatCount } from "../ui/numbers.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { CompanyDetail } from "./company.ts";
import { ModelName } from "./company-columns.tsx";

const ROW = "flex items-center justify-between gap-3 rounded-sm py-2 text-sm hover:bg-hover";
const LINK = "underline decoration-line-strong underline-offset-4 hover:decoration-current";

export function CompanyContent({ company, defaultModel }: { company: CompanyDetail; defaultModel: string }) {
  const { id, sessionCount, requestCounts, batchesInFlight } = company;
  return (
    <div className="flex flex-col gap-6 p-4">
      <KeyValues items={factsOf(company, defaultModel)} />
      <section aria-label="Sessions and requests">
        <h3 className="mb-1 text-sm font-semibold">Sessions and requests</h3>
        <ul className="divide-y">
          <li>
            <Link href={`/sessions?company=${id}`} className={ROW}>
              <span>Sessions</span>
              <span className="tabular-nums">{formatCount(sessionCount)}</span>
            </Link>
          </li>
          {REQUEST_STATUSES.map((status) => (
            <li key={status}>
              <Link href={requestsHref({ companyId: id, status })} className={ROW}>
                <StatusBadge look={REQUEST_STATUS_LOOK[status]} />
                <span className="tabular-nums">{formatCount(requestCounts[toRestStatus(status)])}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link href={`/batches?company=${id}`} className={LINK}>
          Its batches ({formatCount(batchesInFlight)} in flight)
        </Link>
        <Link href={`/imports?company=${id}`} className={LINK}>
          Its imports
        </Link>
      </p>
    </div>
  );
}

function factsOf(company: CompanyDetail, defaultModel: string) {
  return [
    { label: "Default model", value: <ModelName company={company} defaultModel={defaultModel} /> },
    { label: "Time zone of its CSV", value: company.timeZone },
    {
      label: "CSV on the web",
      value: company.csvUrl === null ? null : <span className="font-mono text-xs break-all">{company.csvUrl}</span>,
    },
    {
      label: "User name there",
      value:
        company.csvUsername === null
          ? null
          : `${company.csvUsername}${company.hasCsvPassword ? ", with a password" : ", without a password"}`,
    },
    { label: "Since", value: <RelativeTime time={company.createdAt} /> },
  ];
}
