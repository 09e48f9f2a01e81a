const COUNT = new Intl.NumberFormat("en");
const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const EUR = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });
const SMALL_EUR = new Intl.NumberFormat("en", { style: "currency", currency: "EUR", maximumSignificantDigits: 3 });
const SHARE = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

/** `15,231` */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** `15K`, for axes */
export function formatCompact(count: number): string {
  return COMPACT.format(count);
}

/** `14.7%`; nothing of nothing is no share at all. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? "–" : SHARE.format(part / whole);
}

/** `€1,234.50`; what is less than a euro to three digits, since a request costs far less than a cent: `€0.0123`. */
export function formatEur(amount: number): string {
  return amount !== 0 && Math.abs(amount) < 1 ? SMALL_EUR.format(amount) : EUR.format(amount);
}
