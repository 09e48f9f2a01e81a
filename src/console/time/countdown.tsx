"use client";

import { Hint } from "../ui/hint.tsx";
import { formatCountdown, formatExactTime } from "./format-time.ts";
import { useNow } from "./use-now.ts";

/** What is left until a time, from second to second, with the exact time on hover. */
export function Countdown({ until }: { until: Date }) {
  const text = useNow((now) => formatCountdown(until, now));
  return (
    <Hint text={() => formatExactTime(until)}>
      <time dateTime={until.toISOString()} className="tabular-nums">
        {text}
      </time>
    </Hint>
  );
}
