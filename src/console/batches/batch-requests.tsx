"use client";

import Link from "next/link";
import { REQUEST_STATUSES } from "../../domain/request-status.ts";
import { requestsHref } from "../requests/requests-href.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { BatchDetail } from "./batch.ts";

/** The requests that are still the batch's, by status, each leading to them. What went back to wait is no longer its. */
export function BatchRequests({ batch: { id: batchId, requests } }: { batch: BatchDetail }) {
  const statuses = REQUEST_STATUSES.filter((status) => requests[status] > 0);
  const all = (
    <Link href={requestsHref({ batchId })} className="underline underline-offset-4">
      All of them
    </Link>
  );
  return (
    <Panel title="Its requests" aside={statuses.length > 0 && all}>
      {statuses.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-soft">None is claimed by it, or was ended by it.</p>
      ) : (
        <ul className="divide-y">
          {statuses.map((status) => (
            <li key={status}>
              <Link
                href={requestsHref({ batchId, status })}
                className="flex items-center justify-between gap-3 px-4 py-2 text-sm hover:bg-hover"
              >
                <StatusBadge look={REQUEST_STATUS_LOOK[status]} />
                <span className="tabular-nums">{formatCount(requests[status])}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
