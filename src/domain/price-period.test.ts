import { expect, test } from "vitest";
import { type PricePeriod, placePrice, priceAt } from "./price-period.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const period = (id: string, from: number, until: number | null): PricePeriod => ({
  id,
  effectiveFrom: day(from),
  effectiveUntil: until === null ? null : day(until),
});
const NOW = day(10);

test("closes the price that is valid, and has no end itself", () => {
  expect(placePrice([period("a", 1, null)], day(20), NOW)).toEqual({ closes: "a", effectiveUntil: null });
  expect(placePrice([period("a", 1, null)], NOW, NOW)).toEqual({ closes: "a", effectiveUntil: null });
});

test("goes between two prices: it closes the first, and the second ends it", () => {
  const periods = [period("b", 30, null), period("a", 1, 30)];
  expect(placePrice(periods, day(20), NOW)).toEqual({ closes: "a", effectiveUntil: day(30) });
  expect(placePrice(periods, day(40), NOW)).toEqual({ closes: "b", effectiveUntil: null });
});

test("may begin in the past only where nothing was valid: a first price, and a gap", () => {
  expect(placePrice([], day(1), NOW)).toEqual({ closes: null, effectiveUntil: null });
  expect(placePrice([period("a", 20, null)], day(1), NOW)).toEqual({ closes: null, effectiveUntil: day(20) });
  expect(placePrice([period("a", 1, 5)], day(6), NOW)).toEqual({ closes: null, effectiveUntil: null });
  expect(placePrice([period("a", 1, 5)], day(4), NOW)).toMatch(/^Another price was valid then/u);
  expect(placePrice([period("a", 1, null)], day(9), NOW)).toMatch(/^Another price was valid then/u);
});

test("never begins at the moment at which another does", () => {
  expect(placePrice([period("a", 20, null)], day(20), NOW)).toMatch(/^There is a price/u);
});

test("finds the price that is valid at a moment: its first moment is in, its last is not", () => {
  const periods = [period("b", 20, null), period("a", 1, 15)];
  expect(priceAt(periods, day(1))?.id).toBe("a");
  expect(priceAt(periods, day(15))).toBeNull();
  expect(priceAt(periods, day(20))?.id).toBe("b");
  expect(priceAt([], NOW)).toBeNull();
});
