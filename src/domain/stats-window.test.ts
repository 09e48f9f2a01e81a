import { expect, test } from "vitest";
import { listBucketStarts, STATS_WINDOW_NAMES, STATS_WINDOWS } from "./stats-window.ts";

const now = new Date("2026-11-24T13:45:10.123Z");
const edges = (window: keyof typeof STATS_WINDOWS) => {
  const starts = listBucketStarts(window, now).map((start) => start.toISOString());
  return [starts.length, starts.at(0), starts.at(-1)];
};

test("buckets begin at full hours, quarters of a day, and days in UTC, and the last is not over", () => {
  expect(edges("24h")).toEqual([24, "2026-11-23T14:00:00.000Z", "2026-11-24T13:00:00.000Z"]);
  expect(edges("7d")).toEqual([28, "2026-11-17T18:00:00.000Z", "2026-11-24T12:00:00.000Z"]);
  expect(edges("30d")).toEqual([30, "2026-10-26T00:00:00.000Z", "2026-11-24T00:00:00.000Z"]);
});

test("names every window", () => {
  expect([...STATS_WINDOW_NAMES].sort()).toEqual(Object.keys(STATS_WINDOWS).sort());
});
