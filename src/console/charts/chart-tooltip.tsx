"use client";

import { classNames } from "../ui/class-names.ts";
import { formatCount } from "../ui/numbers.ts";
import { TONE_SOLID } from "../ui/tone.ts";
import { type ChartRow, type ChartSeries, seriesValue } from "./chart-data.ts";
import { formatBucket } from "./chart-time.ts";

type ChartTooltipProps = { row: ChartRow; series: readonly ChartSeries[]; bucketSeconds: number };

/** What one bar of a chart stands for. */
export function ChartTooltip({ row, series, bucketSeconds }: ChartTooltipProps) {
  return (
    <div className="rounded-md bg-raised px-3 py-2 text-xs text-ink shadow-popup">
      <p className="mb-1 whitespace-nowrap text-ink-soft">{formatBucket(row.start, bucketSeconds)}</p>
      {series.map(({ key, label, tone }) => (
        <p key={key} className="flex items-center gap-2">
          <span aria-hidden className={classNames("size-2 rounded-xs", TONE_SOLID[tone])} />
          <span className="grow">{label}</span>
          <span className="font-medium tabular-nums">{formatCount(seriesValue(row, key))}</span>
        </p>
      ))}
    </div>
  );
}
