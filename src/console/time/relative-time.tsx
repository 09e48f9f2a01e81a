"use client";

import { formatExactTime, formatRelativeTime } from "./format-time.ts";
import { useNow } from "./use-now.ts";

/** `5 min ago`, with the exact time on hover. */
export function RelativeTime({ time }: { time: Date }) {
  const text = useNow((now) => formatRelativeTime(time, now));
  return (
    <time data-hint={formatExactTime(time)} dateTime={time.toISOString()} className="whitespace-nowrap">
      {text}
    </time>
  );
}
