import { expect, test } from "vitest";
import { dayOf, endOfDay, lastDayOf, startOfDay } from "./day-range.ts";

test.each(["2026-11-24", "2026-02-28", "2026-12-31", "2026-03-29", "2026-10-25"])(
  "leads from the day %s to its bounds and back, on the days of a clock change too",
  (day) => {
    expect(dayOf(startOfDay(day) ?? new Date(0))).toBe(day);
    expect(lastDayOf(endOfDay(day) ?? new Date(0))).toBe(day);
    expect((endOfDay(day)?.getTime() ?? 0) - (startOfDay(day)?.getTime() ?? 0)).toBeGreaterThanOrEqual(23 * 3600_000);
  },
);

test.each(["", "24.11.2026", "2026-11"])("takes no day from %j", (text) => {
  expect([startOfDay(text), endOfDay(text)]).toEqual([null, null]);
});
