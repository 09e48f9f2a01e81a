"use client";

import { Skeleton } from "../ui/skeleton.tsx";
import type { TimeSeries } from "./chart-data.ts";
import { ChartTable } from "./chart-table.tsx";
import { StackedBars } from "./stacked-bars.tsx";

/** Of every chart, whether it is there already or not. */
const HEIGHT = "h-60";

/** What scrolls can be scrolled by keyboard. */
const REACHABLE = { tabIndex: 0 };

type TimeChartProps = { label: string; data: TimeSeries | undefined; asTable: boolean };

/** A chart over time, or its table in the same place; the table is always there for screen readers. */
export function TimeChart({ label, data, asTable }: TimeChartProps) {
  if (data === undefined)
    return (
      <div className={`${HEIGHT} p-4`}>
        <Skeleton className="size-full" />
      </div>
    );
  if (asTable) {
    return (
      <section aria-label={label} {...REACHABLE} className={`${HEIGHT} overflow-y-auto border-t`}>
        <ChartTable label={label} data={data} />
      </section>
    );
  }
  return (
    <div className={`relative ${HEIGHT}`}>
      <StackedBars label={`${label}: arrow keys go from bar to bar`} data={data} />
      <div className="sr-only">
        <ChartTable label={label} data={data} />
      </div>
    </div>
  );
}
