"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "../ui/skeleton.tsx";
import type { TimeSeries } from "./chart-data.ts";
import { ChartTable } from "./chart-table.tsx";
import { useHasBeenVisible } from "./use-has-been-visible.ts";

const StackedBars = dynamic(() => import("./stacked-bars.tsx").then((module) => module.StackedBars), {
  ssr: false,
  loading: ChartSkeleton,
});

/** Of every chart, whether it is there already or not. */
const HEIGHT = "h-60";

/** What scrolls can be scrolled by keyboard. */
const REACHABLE = { tabIndex: 0 };

type TimeChartProps = { label: string; data: TimeSeries | undefined; asTable: boolean };

/** A chart over time, or its table in the same place; the table is always there for screen readers. */
export function TimeChart({ label, data, asTable }: TimeChartProps) {
  const [box, isVisible] = useHasBeenVisible();
  if (data === undefined)
    return (
      <div className={HEIGHT}>
        <ChartSkeleton />
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
    <div ref={box} className={`relative ${HEIGHT}`}>
      {isVisible ? <StackedBars label={`${label}: arrow keys go from bar to bar`} data={data} /> : <ChartSkeleton />}
      <div className="sr-only">
        <ChartTable label={label} data={data} />
      </div>
    </div>
  );
}

function ChartSkeleton() {
  return (
    <div className="size-full p-4">
      <Skeleton className="size-full" />
    </div>
  );
}
