"use client";

import { RelativeTime } from "../time/relative-time.tsx";
import { BatchDeadline } from "./batch-deadline.tsx";
import type { BatchInFlight } from "./batch-in-flight.ts";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchRemarks } from "./batch-remarks.tsx";
import { BatchStatus } from "./batch-status.tsx";

const COLUMNS = [
  { heading: "Batch", width: "w-[32%]" },
  { heading: "Status", width: "w-[20%]" },
  { heading: "Progress", width: "w-[24%]" },
  { heading: "Created", width: "w-[12%]" },
  { heading: "Deadline", width: "w-[12%]" },
];

/** For screens that have the room; see batch-cards.tsx for those that have not. */
export function BatchTable({ batches }: { batches: BatchInFlight[] }) {
  return (
    <table className="hidden w-full table-fixed text-left text-sm md:table">
      <thead className="text-xs text-ink-soft">
        <tr className="border-b">
          {COLUMNS.map(({ heading, width }) => (
            <th key={heading} scope="col" className={`px-4 py-2 font-medium ${width}`}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {batches.map((batch) => (
          <tr key={batch.id} className="align-top hover:bg-hover/50">
            <td className="px-4 py-3">
              <span className="block font-medium break-words">{batch.companyName}</span>
              <span className="font-mono text-xs text-ink-soft">{batch.model}</span>
              <BatchRemarks batch={batch} />
            </td>
            <td className="px-4 py-3">
              <BatchStatus batch={batch} />
            </td>
            <td className="px-4 py-3">
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
