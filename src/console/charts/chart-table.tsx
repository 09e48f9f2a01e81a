"use client";

import { formatCount } from "../ui/numbers.ts";
import { seriesValue, type TimeSeries } from "./chart-data.ts";
import { formatBucket, nameZone } from "./chart-time.ts";

/** All that a chart shows, as a table, the newest first. */
export function ChartTable({ label, data: { series, rows, bucketSeconds } }: { label: string; data: TimeSeries }) {
  const [first] = rows;
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">{label}</caption>
      <thead className="sticky top-0 bg-surface text-xs text-ink-soft">
        <tr className="border-b">
          <th scope="col" className="px-4 py-2 font-medium">
            Time{first !== undefined && ` (${nameZone(first.start)})`}
          </th>
          {series.map(({ key, label: heading }) => (
            <th key={key} scope="col" className="px-4 py-2 text-right font-medium">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {rows.toReversed().map((row) => (
          <tr key={row.start.getTime()}>
            <th scope="row" className="px-4 py-1.5 font-normal whitespace-nowrap">
              {formatBucket(row.start, bucketSeconds)}
            </th>
            {series.map(({ key }) => (
              <td key={key} className="px-4 py-1.5 text-right tabular-nums">
                {formatCount(seriesValue(row, key))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
