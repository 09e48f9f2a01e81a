import { lazily } from "../ui/lazily.ts";

const DAY_SECONDS = 86_400;

const clock = lazily(() => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }));
const weekday = lazily(() => new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric" }));
const day = lazily(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" }));
const shortZone = lazily(() => new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }));

/** Longer than that, an axis names days only, and each of them once. */
const DAYS_ONLY_SECONDS = 2 * DAY_SECONDS;

/** Which buckets an axis may name: all of them, or where it names days, the first of each. */
export function chooseTicks(starts: readonly Date[], spanSeconds: number): Date[] {
  if (spanSeconds <= DAYS_ONLY_SECONDS) return [...starts];
  return starts.filter((start, index) => {
    const before = starts[index - 1];
    // The first bucket of all may begin in the middle of a day, too close to the next day's first.
    return before === undefined ? isMidnight(start) : day().format(before) !== day().format(start);
  });
}

function isMidnight(time: Date): boolean {
  return time.getHours() === 0 && time.getMinutes() === 0;
}

/** How long all buckets of a chart are together decides how much of a time its axis has to name. */
export function formatTick(start: Date, spanSeconds: number): string {
  if (spanSeconds <= DAYS_ONLY_SECONDS) return clock().format(start);
  return spanSeconds <= 8 * DAY_SECONDS ? weekday().format(start) : day().format(start);
}

/** `24 Nov, 14:00–15:00`; over midnight `24 Nov, 23:00 – 25 Nov, 00:00`. In the viewer's zone, as all times are. */
export function formatBucket(start: Date, bucketSeconds: number): string {
  const end = new Date(start.getTime() + bucketSeconds * 1000);
  const isOneDay = day().format(start) === day().format(end);
  const [from, to] = [start, end].map((time) => `${day().format(time)}, ${clock().format(time)}`);
  return isOneDay ? `${from}–${clock().format(end)}` : `${from} – ${to}`;
}

/** `CET, Europe/Berlin`: the viewer's own zone, as it is called at that time. */
export function nameZone(time: Date): string {
  const short =
    shortZone()
      .formatToParts(time)
      .find(({ type }) => type === "timeZoneName")?.value ?? "";
  const { timeZone } = shortZone().resolvedOptions();
  return short === timeZone ? short : `${short}, ${timeZone}`;
}
