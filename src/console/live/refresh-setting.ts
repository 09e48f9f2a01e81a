/** Live refresh, in seconds; 0 is off. One setting for every screen. */
export const REFRESH_SECONDS = [0, 5, 15, 60] as const;

export type RefreshSeconds = (typeof REFRESH_SECONDS)[number];

export const DEFAULT_REFRESH_SECONDS: RefreshSeconds = 15;

export function parseRefreshSeconds(text: string | null): RefreshSeconds {
  return REFRESH_SECONDS.find((seconds) => String(seconds) === text) ?? DEFAULT_REFRESH_SECONDS;
}

/** `Every 15 s` */
export function describeRefresh(seconds: RefreshSeconds): string {
  if (seconds === 0) return "Off";
  return seconds === 60 ? "Every minute" : `Every ${seconds} s`;
}

/** After a failure it asks this much less often, so that a server in trouble is not pressed. */
const FAILURE_SLOWDOWN = 4;

/** When to ask again; false: not by itself. */
export function refreshMilliseconds(seconds: RefreshSeconds, hasFailed: boolean): number | false {
  if (seconds === 0) return false;
  return seconds * 1000 * (hasFailed ? FAILURE_SLOWDOWN : 1);
}
