import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { createLocalTimeReader, isTimeZone } from "./local-time.ts";

const iso = (text: string, timeZone: string, notBefore?: string) =>
  createLocalTimeReader(timeZone)(text, notBefore === undefined ? null : new Date(notBefore))?.toISOString();

test("reads a time as the clocks of its zone showed it, in winter and in summer", () => {
  expect(iso("01.02.2025 12:00:00", "UTC")).toBe("2025-02-01T12:00:00.000Z");
  expect(iso("01.02.2025 12:00:00", "Europe/Amsterdam")).toBe("2025-02-01T11:00:00.000Z");
  expect(iso("01.08.2025 12:00:00", "Europe/Amsterdam")).toBe("2025-08-01T10:00:00.000Z");
  expect(iso("01.08.2025 12:00:00", "America/New_York")).toBe("2025-08-01T16:00:00.000Z");
  expect(iso("01.08.2025 12:00:00", "Asia/Kathmandu")).toBe("2025-08-01T06:15:00.000Z");
});

test("of an hour that clocks show twice takes the first, unless only the second comes after what went before", () => {
  const twice = "26.10.2025 02:10:00";
  expect(iso(twice, "Europe/Amsterdam")).toBe("2025-10-26T00:10:00.000Z");
  expect(iso(twice, "Europe/Amsterdam", "2025-10-26T00:05:00Z")).toBe("2025-10-26T00:10:00.000Z");
  expect(iso(twice, "Europe/Amsterdam", "2025-10-26T00:50:00Z")).toBe("2025-10-26T01:10:00.000Z");
  expect(iso(twice, "Europe/Amsterdam", "2025-10-26T05:00:00Z")).toBe("2025-10-26T00:10:00.000Z");
});

test("counts on through an hour that clocks skip", () => {
  expect(iso("30.03.2025 02:30:00", "Europe/Amsterdam")).toBe("2025-03-30T01:30:00.000Z");
});

test("takes nothing but DD.MM.YYYY HH:mm:ss, of a day that exists, in a year that a database can hold", () => {
  const wrong = ["", " ", "31.02.2025 10:00:00", "29.02.2025 10:00:00", "01.13.2025 10:00:00", "01.01.2025 25:00:00"];
  const odd = ["1.1.2025 10:00:00", "2025-01-01 10:00:00", "01.01.2025T10:00:00", "01.01.2025 10:00", "now"];
  const far = ["01.01.0000 00:00:00", "01.01.0001 00:00:00", "31.12.9999 23:59:59"];
  for (const text of [...wrong, ...odd, ...far]) expect(createLocalTimeReader("UTC")(text, null), text).toBeNull();
  expect(iso("29.02.2024 10:00:00", "UTC")).toBe("2024-02-29T10:00:00.000Z");
});

test("reads back every time that it could have been written from", () => {
  const zones = fc.constantFrom("UTC", "Europe/Amsterdam", "America/St_Johns", "Australia/Lord_Howe", "Asia/Beirut");
  const instants = fc.integer({ min: 86_400, max: 4_000_000_000 });
  fc.assert(
    fc.property(fc.array(fc.nat(200_000)), instants, zones, (steps, seconds, zone) => {
      const read = createLocalTimeReader(zone);
      for (const step of steps) {
        const time = DateTime.fromSeconds(seconds + step, { zone });
        expect(read(time.toFormat("dd.MM.yyyy HH:mm:ss"), time.toJSDate())).toEqual(time.toJSDate());
      }
    }),
    { numRuns: 500 },
  );
});

test("never throws, and never makes a time that has no ISO spelling of four-digit years", () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}:\d{2}$/u), (text, time) => {
      for (const each of [text, time]) {
        expect(iso(each, "Asia/Tokyo") ?? "1970").toMatch(/^\d{4}/u);
      }
    }),
  );
});

test("tells a time zone from any other word", () => {
  expect(["UTC", "Europe/Amsterdam"].every(isTimeZone)).toBe(true);
  expect(["", "Mars/Olympus", "Europe"].some(isTimeZone)).toBe(false);
});
