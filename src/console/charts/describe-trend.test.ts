import { expect, test } from "vitest";
import { describeTrend } from "./describe-trend.ts";

const AS_OF = new Date(2026, 10, 24, 20, 41);

test("says how many there were, and when most of them", () => {
  expect(describeTrend([0, 1200, 3, 1], AS_OF)).toBe("1,204 in the last 4 hours, most of them after 18:00 (1,200)");
});

test("of equal hours names the latest", () => {
  expect(describeTrend([2, 2, 0], AS_OF)).toBe("4 in the last 3 hours, most of them after 19:00 (2)");
});

test("says that there was nothing", () => {
  expect(describeTrend([0, 0, 0], AS_OF)).toBe("None in the last 3 hours");
});
