import fc from "fast-check";
import { expect, test } from "vitest";
import { isPricePerMillion, toPerMillion, toPerToken } from "./token-price.ts";

test.each([
  ["2.5", "0.0000025"],
  ["0.075", "0.000000075"],
  ["0.0025", "0.0000000025"],
  ["0.000001", "0.000000000001"],
  ["10", "0.00001"],
  ["999999.999999", "0.999999999999"],
  ["0", "0"],
])("%s USD a million tokens are %s a token, to the last digit", (perMillion, perToken) => {
  expect(toPerToken(perMillion)).toBe(perToken);
  expect(toPerMillion(perToken)).toBe(perMillion);
});

test("reads what the database writes: all twelve digits, and prices above a dollar a token", () => {
  expect(toPerMillion("0.000002500000")).toBe("2.5");
  expect(toPerMillion("0.000000000000")).toBe("0");
  expect(toPerMillion("12.500000000001")).toBe("12500000.000001");
});

test("loses nothing on the way there and back", () => {
  const digits = (max: number) => fc.integer({ min: 0, max: 10 ** max - 1 });
  fc.assert(
    fc.property(digits(6), digits(6), (whole, fraction) => {
      const perMillion = `${whole}.${String(fraction).padStart(6, "0")}`;
      const there = toPerToken(perMillion);
      expect(Number(toPerMillion(there))).toBe(Number(perMillion));
      expect(toPerToken(toPerMillion(there))).toBe(there);
    }),
  );
});

test.each(["", ".5", "1.", "-1", "1e3", "1,5", "1.1234567", "1234567", " 1", "NaN"])(
  "takes no price that it would have to guess at: %j",
  (text) => {
    expect(isPricePerMillion(text)).toBe(false);
    expect(() => toPerToken(text)).toThrow(RangeError);
  },
);
