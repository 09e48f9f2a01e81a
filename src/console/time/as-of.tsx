"use client";

import { formatClockTime, formatExactTime } from "./format-time.ts";

/** The moment that a figure belongs to. */
export function AsOf({ time }: { time: Date }) {
  return (
    <span data-hint={formatExactTime(time)} className="whitespace-nowrap">
      as of{" "}
      <time dateTime={time.toISOString()} className="tabular-nums">
        {formatClockTime(time)}
      </time>
    </span>
  );
}
