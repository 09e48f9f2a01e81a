import { expect, test } from "vitest";
import { formatCountdown, formatRelativeTime } from "./format-time.ts";

const now = new Date("2026-11-24T12:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test.each([
  [-3, "just now"],
  [3, "in a moment"],
  [-59, "59 s ago"],
  [-60, "1 min ago"],
  [-3599, "59 min ago"],
  [-7200, "2 h ago"],
  [-30 * 3600, "1 day ago"],
  [-3 * 86_400, "3 days ago"],
  [23.5 * 3600, "in 23 h"],
])("says %i seconds from now as %s, never rounding up to what has not come", (seconds, text) => {
  expect(formatRelativeTime(after(seconds), now)).toBe(text);
});

test.each([
  [0.2, "0:01"],
  [65, "1:05"],
  [3729, "1:02:09"],
  [0, "due"],
  [-60, "due"],
])("counts down from %d seconds as %s", (seconds, text) => {
  expect(formatCountdown(after(seconds), now)).toBe(text);
});
