"use client";

import { Hint } from "../ui/hint.tsx";
import { formatClockTime, formatExactTime } from "./format-time.ts";

/** The moment that a figure belongs to. */
export function AsOf({ time }: { time: Date }) {
  return (
    <Hint text={() => formatExactTime(time)}>
      <span className="whitespace-nowrap">
        as of{" "}
        <time dateTime={time.toISOString()} className="tabular-nums">
          {formatClockTime(time)}
        </time>
      </span>
    </Hint>
  );
}
