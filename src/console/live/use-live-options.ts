"use client";

import { refreshMilliseconds } from "./refresh-setting.ts";
import { useRefreshSeconds } from "./use-refresh-seconds.ts";

/**
 * Options of every query that shows something live. It is not asked again while it is still being answered, nor while
 * the page is hidden; when live refresh is off, nothing but a person's wish asks again.
 */
export function useLiveOptions() {
  const [seconds] = useRefreshSeconds();
  const isLive = seconds > 0;
  return {
    refetchInterval: ({ state }: { state: { status: string } }) =>
      refreshMilliseconds(seconds, state.status === "error"),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: isLive,
    refetchOnReconnect: isLive,
  };
}
