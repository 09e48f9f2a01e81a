"use client";

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from "react";
import { classNames } from "../ui/class-names.ts";
import { formatCompact } from "../ui/numbers.ts";
import { TONE_FILL } from "../ui/tone.ts";
import { layOutBars } from "./bar-layout.ts";
import type { TimeSeries } from "./chart-data.ts";
import { formatTick } from "./chart-time.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";

/** What answers to keys can be reached by keyboard. */
const REACHABLE = { tabIndex: 0 };

/**
 * Stacked bars over time, as large as the box that it is put into: everything stands in percent of it, so that nothing
 * has to be measured. With the focus in it, the arrow keys go from bar to bar.
 */
export function StackedBars({ label, data }: { label: string; data: TimeSeries }) {
  const { series, rows, bucketSeconds } = data;
  const { columns, paths, amounts, times } = useMemo(() => layOutBars(data), [data]);
  const [active, setActive] = useState<number | null>(null);
  const row = active === null ? undefined : rows[active];
  const column = active === null ? undefined : columns[active];
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setActive(clamp(Math.floor(((clientX - left) / width) * rows.length), rows.length));
  };
  const walk = (event: KeyboardEvent) => {
    const next = goTo(event.key, active, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <div
      role="application"
      aria-label={label}
      {...REACHABLE}
      onKeyDown={walk}
      onBlur={() => setActive(null)}
      className="@container/chart relative size-full -outline-offset-2"
    >
      <div
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setActive(null)}
        className="absolute top-3 right-3 bottom-7 left-12"
      >
        {amounts.map(({ amount, top }) => (
          <div
            key={amount}
            style={{ top: `${top}%` }}
            className={classNames("absolute inset-x-0 border-t", amount === 0 && "border-line-strong")}
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-2xs text-ink-soft tabular-nums">
              {formatCompact(amount)}
            </span>
          </div>
        ))}
        {column !== undefined && (
          <div style={{ left: `${column.left}%`, width: `${column.width}%` }} className="absolute inset-y-0 bg-hover" />
        )}
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          shapeRendering="crispEdges"
          className="absolute inset-0 size-full"
        >
          {series.map(({ key, tone }) => (
            <path key={key} d={paths.get(key)} className={TONE_FILL[tone]} />
          ))}
        </svg>
        {times.map(({ start, middle }, index) => (
          <span
            key={start.getTime()}
            style={{ left: `${middle}%` }}
            className={classNames(
              "absolute top-full -translate-x-1/2 pt-1.5 text-2xs whitespace-nowrap text-ink-soft",
              index % 2 === 1 && "hidden @min-[40rem]/chart:block",
            )}
          >
            {formatTick(start, rows.length * bucketSeconds)}
          </span>
        ))}
        <div
          role="status"
          style={{ left: `${column === undefined ? 0 : column.left + column.width / 2}%` }}
          className={classNames(
            "pointer-events-none absolute top-0 z-10 w-max px-3",
            column !== undefined && column.left >= 50 && "-translate-x-full",
          )}
        >
          {row !== undefined && <ChartTooltip row={row} series={series} bucketSeconds={bucketSeconds} />}
        </div>
      </div>
    </div>
  );
}

/** The bar that a key leads to, null for none; undefined for a key that means nothing here. */
function goTo(key: string, active: number | null, length: number): number | null | undefined {
  switch (key) {
    case "ArrowLeft":
      return clamp((active ?? length) - 1, length);
    case "ArrowRight":
      return clamp((active ?? -1) + 1, length);
    case "Home":
      return 0;
    case "End":
      return length - 1;
    case "Escape":
      return null;
    default:
      return undefined;
  }
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
