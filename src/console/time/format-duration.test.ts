import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";

test.each([
  [0, "under 1 s"],
  [42_000, "42 s"],
  [200_000, "3 min 20 s"],
  [3_600_000, "1 h"],
  [7_500_000, "2 h 5 min"],
  [100_800_000, "1 day 4 h"],
  [172_800_000, "2 days"],
  [-5, "under 1 s"],
])("says %d ms in its two largest units", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
