import { lazily } from "./lazily.ts";

const plain = lazily(() => new Intl.NumberFormat("en"));
const compact = lazily(() => new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }));
const eur = lazily(() => new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }));
const smallEur = lazily(
  () => new Intl.NumberFormat("en", { style: "currency", currency: "EUR", maximumSignificantDigits: 3 }),
);
const share = lazily(() => new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }));

/** `15,231` */
export function formatCount(count: number): string {
  return plain().format(count);
}

/** `15K`, for axes */
export function formatCompact(count: number): string {
  return compact().format(count);
}

/** `14.7%`; nothing of nothing is no share at all. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? "–" : share().format(part / whole);
}

/** `€1,234.50`; what is less than a euro to three digits, since a request costs far less than a cent: `€0.0123`. */
export function formatEur(amount: number): string {
  return amount !== 0 && Math.abs(amount) < 1 ? smallEur().format(amount) : eur().format(amount);
}
