const HOUR_SECONDS = 3600;

/** The spans of time over which figures are shown, newest bucket included. Buckets begin at full hours or days in UTC. */
export const STATS_WINDOWS = {
  "24h": { bucketSeconds: HOUR_SECONDS, bucketCount: 24 },
  "7d": { bucketSeconds: 6 * HOUR_SECONDS, bucketCount: 28 },
  "30d": { bucketSeconds: 24 * HOUR_SECONDS, bucketCount: 30 },
} as const;

export type StatsWindow = keyof typeof STATS_WINDOWS;

export const STATS_WINDOW_NAMES = ["24h", "7d", "30d"] as const satisfies readonly StatsWindow[];

/** When each bucket of a window begins, oldest first; the last is the one that `now` is in. */
export function listBucketStarts(window: StatsWindow, now: Date): Date[] {
  const { bucketSeconds, bucketCount } = STATS_WINDOWS[window];
  const milliseconds = bucketSeconds * 1000;
  const last = Math.floor(now.getTime() / milliseconds);
  return Array.from({ length: bucketCount }, (_, index) => new Date((last - bucketCount + 1 + index) * milliseconds));
}
