"use client";

import { useEffect } from "react";
import { formatClockTime } from "../time/format-time.ts";
import { formatCount } from "../ui/numbers.ts";

/**
 * The first formatter of its kind loads the browser's language data, which takes tens of milliseconds: better while a
 * page waits for its figures than while it shows them.
 */
export function useWarmFormatters(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      formatCount(0);
      formatClockTime(new Date());
    });
    return () => clearTimeout(timer);
  }, []);
}
