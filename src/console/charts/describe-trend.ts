import { lazily } from "../ui/lazily.ts";
import { formatCount } from "../ui/numbers.ts";

const HOUR_MILLISECONDS = 3_600_000;
const clock = lazily(() => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }));

/** What a trend of hours looks like, in words. The last of them is the hour of `asOf`. */
export function describeTrend(hours: readonly number[], asOf: Date): string {
  const total = hours.reduce((sum, count) => sum + count, 0);
  if (total === 0) return `None in the last ${hours.length} hours`;
  const most = Math.max(...hours);
  const hoursAgo = hours.length - 1 - hours.lastIndexOf(most);
  const start = new Date(Math.floor(asOf.getTime() / HOUR_MILLISECONDS - hoursAgo) * HOUR_MILLISECONDS);
  return `${formatCount(total)} in the last ${hours.length} hours, most of them after ${clock().format(start)} (${formatCount(most)})`;
}
