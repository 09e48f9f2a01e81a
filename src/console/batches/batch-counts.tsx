"use client";

import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import type { BatchDetail } from "./batch.ts";

/** Our counts of what was applied beside the provider's of what it ran: they differ where an answer was of no use. */
export function BatchCounts({ batch }: { batch: BatchDetail }) {
  const { providerTotal, providerCompleted, providerFailed } = batch;
  const isCounted = providerTotal !== null;
  const unrun = isCounted ? providerTotal - (providerCompleted ?? 0) - (providerFailed ?? 0) : null;
  const rows = [
    { label: "Requests", ours: batch.requestCount, theirs: providerTotal },
    { label: "Succeeded", ours: batch.succeededCount, theirs: isCounted ? providerCompleted : null },
    { label: "Failed", ours: batch.failedCount, theirs: isCounted ? providerFailed : null },
    { label: "Back to waiting", ours: batch.requeuedCount, theirs: null },
    { label: "Not done yet", ours: batch.requests.BATCHING_IN_PROGRESS, theirs: unrun },
  ];
  return (
    <Panel title="Counts">
      <table className="w-full text-left text-sm">
        <thead className="text-xs text-ink-soft">
          <tr className="border-b">
            <td className="px-4 py-2" />
            <th scope="col" className="px-4 py-2 text-right font-medium">
              Applied here
            </th>
            <th scope="col" className="px-4 py-2 text-right font-medium">
              Provider says
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ label, ours, theirs }) => (
            <tr key={label}>
              <th scope="row" className="px-4 py-2 font-normal">
                {label}
              </th>
              <td className="px-4 py-2 text-right tabular-nums">{formatCount(ours)}</td>
              <td className="px-4 py-2 text-right text-ink-soft tabular-nums">
                {theirs === null ? "–" : formatCount(theirs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
