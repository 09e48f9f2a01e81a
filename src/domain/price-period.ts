/** When a price is valid: from its beginning (inclusive) to its end (exclusive), or without one. */
export type PricePeriod = { id: string; effectiveFrom: Date; effectiveUntil: Date | null };

/** Where a new price goes: which one it closes at its own beginning, and where it ends itself. */
export type PricePlace = { closes: string | null; effectiveUntil: Date | null };

/**
 * The place of a price that is to be valid from a moment on, among those that a model has; or, as a sentence, why it can
 * have none. What has been in force stays as it was: costs were worked out with it.
 */
export function placePrice(periods: readonly PricePeriod[], from: Date, now: Date): PricePlace | string {
  if (periods.some((period) => period.effectiveFrom.getTime() === from.getTime())) {
    return "There is a price from that very moment already.";
  }
  if (from < now && periods.some((period) => period.effectiveFrom < now && endsAfter(period, from))) {
    return "Another price was valid then, and results may have been paid by it: choose a time in the future.";
  }
  const covering = periods.find((period) => period.effectiveFrom < from && endsAfter(period, from));
  const later = periods.map(({ effectiveFrom }) => effectiveFrom).filter((start) => start > from);
  const [next = null] = later.sort((a, b) => a.getTime() - b.getTime());
  return { closes: covering?.id ?? null, effectiveUntil: next };
}

/** The price that is valid at a moment; null where there is none. */
export function priceAt<Price extends PricePeriod>(prices: readonly Price[], at: Date): Price | null {
  return prices.find((price) => price.effectiveFrom <= at && endsAfter(price, at)) ?? null;
}

function endsAfter({ effectiveUntil }: PricePeriod, moment: Date): boolean {
  return effectiveUntil === null || effectiveUntil > moment;
}
