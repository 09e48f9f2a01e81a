"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { ChartColumn, Table2 } from "lucide-react";
import { useMemo, useState } from "react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import type { TimeSeries } from "../charts/chart-data.ts";
import { ChartLegend } from "../charts/chart-legend.tsx";
import { nameZone } from "../charts/chart-time.ts";
import { TimeChart } from "../charts/time-chart.tsx";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { useStatsWindow } from "./overview-url.ts";
import { WindowChoice } from "./window-choice.tsx";
import { WINDOW_LOOK } from "./window-look.ts";

const SERIES = [
  { key: "completed", label: "Completed", tone: "success" },
  { key: "failed", label: "Failed", tone: "danger" },
] as const satisfies TimeSeries["series"];

/** How many attempts ended well and badly, over time. */
export function Throughput() {
  const [window] = useStatsWindow();
  const [asTable, setAsTable] = useState(false);
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, refetch } = trpc.stats.throughput.useQuery({ window }, options);
  const chart = useMemo(() => toSeries(data), [data]);
  const words = WINDOW_LOOK[window].words;
  return (
    <Panel title="Throughput" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {error !== null && data === undefined ? (
        <ErrorState title="The throughput could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <>
          <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
            <ChartLegend series={SERIES} rows={chart?.rows} />
            <div className="flex items-center gap-2">
              <WindowChoice />
              <Button size="small" look="secondary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                {asTable ? (
                  <ChartColumn aria-hidden className="size-3.5" />
                ) : (
                  <Table2 aria-hidden className="size-3.5" />
                )}
                {asTable ? "Show as chart" : "Show as table"}
              </Button>
            </div>
          </div>
          <TimeChart label={`Attempts that ended in ${words}`} data={chart} asTable={asTable} />
          {/* There before any figure is, so that the largest text of the screen does not wait for one. */}
          <p className="min-h-8 px-4 pb-2 text-xs text-ink-soft">
            Attempts by when they ended, whatever became of their requests afterwards, in {words}.{" "}
            {data !== undefined && `Times are yours: ${nameZone(data.asOf)}.`}
          </p>
        </>
      )}
    </Panel>
  );
}

type Throughput = { bucketSeconds: number; buckets: readonly { start: Date; completed: number; failed: number }[] };

function toSeries(data: Throughput | undefined): TimeSeries | undefined {
  if (data === undefined) return undefined;
  const rows = data.buckets.map(({ start, completed, failed }) => ({ start, values: { completed, failed } }));
  return { series: SERIES, rows, bucketSeconds: data.bucketSeconds };
}
