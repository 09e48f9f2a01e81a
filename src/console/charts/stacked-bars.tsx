"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { formatCompact } from "../ui/numbers.ts";
import type { Tone } from "../ui/tone.ts";
import { type ChartRow, seriesValue, type TimeSeries } from "./chart-data.ts";
import { chooseTicks, formatTick } from "./chart-time.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";

/** The tones as SVG takes them. */
const TONE_FILL = {
  neutral: "var(--neutral)",
  info: "var(--info)",
  active: "var(--active)",
  success: "var(--success)",
  warning: "var(--warning)",
  danger: "var(--danger)",
} as const satisfies Record<Tone, string>;

const TICK = { fill: "var(--ink-soft)", fontSize: 11 };
const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };
const CURSOR = { fill: "var(--hover)" };

/**
 * Stacked bars over time, as large as the box that it is put into. With the focus in it, the arrow keys go from bar to
 * bar. Loaded on demand by time-chart.tsx, since it brings a whole library.
 */
export function StackedBars({ label, data: { series, rows, bucketSeconds } }: { label: string; data: TimeSeries }) {
  const spanSeconds = rows.length * bucketSeconds;
  const ticks = chooseTicks(
    rows.map((row) => row.start),
    spanSeconds,
  );
  return (
    <BarChart responsive className="size-full" data={[...rows]} margin={MARGIN} barCategoryGap="18%" aria-label={label}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey={(row: ChartRow) => row.start.getTime()}
        tickFormatter={(start: number) => formatTick(new Date(start), spanSeconds)}
        ticks={ticks.map((start) => start.getTime())}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: "var(--line-strong)" }}
        minTickGap={24}
        interval="equidistantPreserveStart"
      />
      <YAxis
        tick={TICK}
        tickLine={false}
        axisLine={false}
        width={44}
        allowDecimals={false}
        tickFormatter={formatCompact}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={({ active, activeIndex }) => {
          const row = active ? rows[Number(activeIndex)] : undefined;
          return row === undefined ? null : <ChartTooltip row={row} series={series} bucketSeconds={bucketSeconds} />;
        }}
      />
      {series.map(({ key, label: name, tone }) => (
        <Bar
          key={key}
          name={name}
          dataKey={(row: ChartRow) => seriesValue(row, key)}
          stackId="all"
          fill={TONE_FILL[tone]}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
