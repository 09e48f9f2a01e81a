import { expect, test } from "vitest";
import { layOutBars } from "./bar-layout.ts";
import type { TimeSeries } from "./chart-data.ts";

const SERIES = [
  { key: "completed", label: "Completed", tone: "success" },
  { key: "failed", label: "Failed", tone: "danger" },
] as const satisfies TimeSeries["series"];

const HOUR = 3600;
const at = (hours: number) => new Date(2026, 10, 24, hours);
const hours = (values: readonly { completed: number; failed: number }[]): TimeSeries => ({
  series: SERIES,
  bucketSeconds: HOUR,
  rows: values.map((row, index) => ({ start: at(index), values: row })),
});

test("puts the bars of each series upon those of the one before", () => {
  const { paths, columns } = layOutBars(
    hours([
      { completed: 6, failed: 2 },
      { completed: 0, failed: 8 },
    ]),
  );
  expect(columns).toEqual([
    { left: 0, width: 50 },
    { left: 50, width: 50 },
  ]);
  // A tenth of the height for each: the axis ends at 8, and a bar has 82 % of its column.
  expect(paths.get("completed")).toMatch(/^M4\.5\d* 100V25h41\d*(?:\.\d+)?V100z$/u);
  expect(paths.get("failed")).toMatch(/^M4\.5\d* 25V0h41\d*(?:\.\d+)?V25zM54\.5\d* 100V0h41\d*(?:\.\d+)?V100z$/u);
});

test("names whole amounts only, from nothing to at least the highest bar", () => {
  const amounts = (completed: number) =>
    layOutBars(hours([{ completed, failed: 0 }])).amounts.map((line) => line.amount);
  expect(amounts(0)).toEqual([0, 1]);
  expect(amounts(1)).toEqual([0, 1]);
  expect(amounts(3)).toEqual([0, 1, 2, 3]);
  expect(amounts(87_654)).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000]);
});

test("names as many times as there is room for, at equal distances", () => {
  const { times } = layOutBars(hours(Array.from({ length: 24 }, () => ({ completed: 1, failed: 0 }))));
  expect(times.map(({ start }) => start.getHours())).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
  expect(times.at(0)?.middle).toBeCloseTo(100 / 48);
});
