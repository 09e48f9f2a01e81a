"use client";

import { formatCountdown, formatExactTime } from "./format-time.ts";
import { useNow } from "./use-now.ts";

/** What is left until a time, from second to second, with the exact time on hover. */
export function Countdown({ until }: { until: Date }) {
  const text = useNow((now) => formatCountdown(until, now));
  return (
    <time data-hint={formatExactTime(until)} dateTime={until.toISOString()} className="tabular-nums">
      {text}
    </time>
  );
}
