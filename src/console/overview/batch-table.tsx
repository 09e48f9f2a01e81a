"use client";

import { RelativeTime } from "../time/relative-time.tsx";
import { BatchDeadline } from "./batch-deadline.tsx";
import type { BatchInFlight } from "./batch-in-flight.ts";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchRemarks } from "./batch-remarks.tsx";
import { BatchStatus } from "./batch-status.tsx";

const HEADINGS = ["Batch", "Status", "Progress", "Created", "Deadline"];

/** For screens that have the room; see batch-cards.tsx for those that have not. */
export function BatchTable({ batches }: { batches: BatchInFlight[] }) {
  return (
    <table className="hidden w-full text-left text-sm md:table">
      <thead className="text-xs text-ink-soft">
        <tr className="border-b">
          {HEADINGS.map((heading) => (
            <th key={heading} scope="col" className="px-4 py-2 font-medium">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {batches.map((batch) => (
          <tr key={batch.id} className="align-top hover:bg-hover/50">
            <td className="max-w-80 px-4 py-3">
              <span className="block font-medium">{batch.companyName}</span>
              <span className="font-mono text-xs text-ink-soft">{batch.model}</span>
              <BatchRemarks batch={batch} />
            </td>
            <td className="px-4 py-3">
              <BatchStatus batch={batch} />
            </td>
            <td className="w-2/5 px-4 py-3">
              <BatchProgress batch={batch} />
            </td>
            <td className="px-4 py-3">
              <RelativeTime time={batch.createdAt} />
            </td>
            <td className="px-4 py-3">
              <BatchDeadline expiresAt={batch.expiresAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
