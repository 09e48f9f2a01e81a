import { expect, test } from "vitest";
import { chooseTicks, formatBucket, formatTick, nameZone } from "./chart-time.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const at = (hours: number, minutes = 0) => new Date(2026, 10, 24, hours, minutes);

test("names on an axis as much of a time as its length asks for", () => {
  expect(formatTick(at(14), DAY)).toBe("14:00");
  expect(formatTick(at(14), 7 * DAY)).toBe("Tue 24");
  expect(formatTick(at(14), 30 * DAY)).toBe("24 Nov");
});

test("says from when to when a bucket goes, over midnight too", () => {
  expect(formatBucket(at(14), HOUR)).toBe("24 Nov, 14:00–15:00");
  expect(formatBucket(at(23), HOUR)).toBe("24 Nov, 23:00 – 25 Nov, 00:00");
  expect(formatBucket(at(1), DAY)).toBe("24 Nov, 01:00 – 25 Nov, 01:00");
});

test("names the viewer's zone", () => {
  expect(nameZone(at(14))).toContain(new Intl.DateTimeFormat("en-GB").resolvedOptions().timeZone);
});

test("names each day once, at the first of its buckets", () => {
  const starts = [at(18), at(21), at(24), at(27), at(48)];
  expect(chooseTicks(starts, 7 * DAY)).toEqual([at(24), at(48)]);
  expect(chooseTicks([at(0), at(3)], 7 * DAY)).toEqual([at(0)]);
  expect(chooseTicks(starts, DAY)).toEqual(starts);
});
