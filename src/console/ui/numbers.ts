const COUNT = new Intl.NumberFormat("en");
const SHARE = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

/** `15,231` */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** `14.7%`; nothing of nothing is no share at all. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? "–" : SHARE.format(part / whole);
}
