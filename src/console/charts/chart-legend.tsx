"use client";

import { classNames } from "../ui/class-names.ts";
import { formatCount } from "../ui/numbers.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { TONE_SOLID } from "../ui/tone.ts";
import { seriesTotal, type TimeSeries } from "./chart-data.ts";

type ChartLegendProps = Pick<TimeSeries, "series"> & {
  /** Undefined while they are on their way. */
  rows: TimeSeries["rows"] | undefined;
};

/** Which colour is what, and how much of it there is in all. */
export function ChartLegend({ series, rows }: ChartLegendProps) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {series.map(({ key, label, tone }) => (
        <li key={key} className="flex items-center gap-2">
          <span aria-hidden className={classNames("size-2 rounded-xs", TONE_SOLID[tone])} />
          <span className="text-ink-soft">{label}</span>
          <span className="min-w-8 font-medium tabular-nums">
            {rows === undefined ? <Skeleton className="h-4 w-8" /> : formatCount(seriesTotal(rows, key))}
          </span>
        </li>
      ))}
    </ul>
  );
}
