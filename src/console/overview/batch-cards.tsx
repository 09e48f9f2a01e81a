"use client";

import { RelativeTime } from "../time/relative-time.tsx";
import { BatchDeadline } from "./batch-deadline.tsx";
import type { BatchInFlight } from "./batch-in-flight.ts";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchRemarks } from "./batch-remarks.tsx";
import { BatchStatus } from "./batch-status.tsx";

/** The same as batch-table.tsx, for narrow screens. */
export function BatchCards({ batches }: { batches: BatchInFlight[] }) {
  return (
    <ul className="divide-y md:hidden">
      {batches.map((batch) => (
        <li key={batch.id} className="flex flex-col gap-2.5 px-4 py-3">
          <div className="flex flex-wrap items-start justify-between gap-2">
            <div className="min-w-0">
              <span className="block font-medium">{batch.companyName}</span>
              <span className="font-mono text-xs text-ink-soft">{batch.model}</span>
            </div>
            <BatchStatus batch={batch} />
          </div>
          <BatchProgress batch={batch} />
          <BatchRemarks batch={batch} />
          <dl className="flex gap-6 text-xs [&_dt]:text-ink-soft">
            <div>
              <dt>Created</dt>
              <dd>
                <RelativeTime time={batch.createdAt} />
              </dd>
            </div>
            <div>
              <dt>Deadline</dt>
              <dd>
                <BatchDeadline expiresAt={batch.expiresAt} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
