/** How long a key may be good for, in days; null: without end. */
export const EXPIRIES = [
  { value: "30", label: "In 30 days", days: 30 },
  { value: "90", label: "In 90 days", days: 90 },
  { value: "365", label: "In a year", days: 365 },
  { value: "never", label: "Never", days: null },
] as const;

export type Expiry = (typeof EXPIRIES)[number]["value"];

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** When a key ends that is made now; undefined: never. */
export function expiresAt(expiry: Expiry, now: Date): Date | undefined {
  const days = EXPIRIES.find(({ value }) => value === expiry)?.days ?? null;
  return days === null ? undefined : new Date(now.getTime() + days * DAY_MILLISECONDS);
}
