import fc from "fast-check";
import { expect, test } from "vitest";
import { anyUtf16 } from "../testing/any-utf16.ts";
import { isHeader, LEGACY_COLUMNS, type LegacyColumn, parseLegacyLine } from "./legacy-csv.ts";
import { createLocalTimeReader } from "./local-time.ts";

const FILLED: Record<LegacyColumn, string> = {
  externalSessionId: "s-1",
  startTimeRaw: "01.04.2025 08:00:00",
  endTimeRaw: "01.04.2025 08:10:00",
  ipAddress: "192.0.2.1",
  countryCode: "nl",
  language: "Dutch",
  messagesSent: "12",
  sentimentRaw: "happy",
  escalatedRaw: "no",
  forwardedHrRaw: "yes",
  fullTranscriptUrl: "transcripts/1.txt",
  avgResponseTimeSeconds: "3.5",
  tokens: "1500",
  tokensEur: "0.0002",
  category: "Leave",
  initialMessage: "Hoi!",
};

const parse = (overrides: Partial<Record<LegacyColumn, string>> = {}, timeZone = "UTC") =>
  parseLegacyLine(Object.values({ ...FILLED, ...overrides }), createLocalTimeReader(timeZone));

const rowOf = (overrides: Partial<Record<LegacyColumn, string>> = {}, timeZone?: string) => {
  const line = parse(overrides, timeZone);
  if (line.kind !== "row") throw new Error(line.reason);
  return line.row;
};

test("reads all sixteen columns by position, words as they stand", () => {
  expect(rowOf()).toEqual({
    ...FILLED,
    messagesSent: 12,
    avgResponseTimeSeconds: 3.5,
    tokens: 1500,
    tokensEur: 0.0002,
    startTime: new Date("2025-04-01T08:00:00Z"),
    endTime: new Date("2025-04-01T08:10:00Z"),
    country: "NL",
  });
});

test("takes an empty cell for a gap and a zero for a value", () => {
  const numbers = { messagesSent: "0", avgResponseTimeSeconds: "0", tokens: "0", tokensEur: "0.0" };
  expect(rowOf(numbers)).toMatchObject({ messagesSent: 0, avgResponseTimeSeconds: 0, tokens: 0, tokensEur: 0 });
  const empty = Object.fromEntries(LEGACY_COLUMNS.slice(1).map((column) => [column, " "]));
  const row = rowOf(empty);
  expect(row).toMatchObject({ externalSessionId: "s-1", startTimeRaw: "", endTimeRaw: "", startTime: null });
  for (const column of LEGACY_COLUMNS.slice(3)) expect(row[column], column).toBeNull();
  expect(row).toMatchObject({ endTime: null, country: null });
});

test("reads times in the company's zone, and an end after its start even when clocks went back between", () => {
  expect(rowOf({}, "Europe/Amsterdam").startTime).toEqual(new Date("2025-04-01T06:00:00Z"));
  const night = { startTimeRaw: "26.10.2025 02:55:00", endTimeRaw: "26.10.2025 02:05:00" };
  expect(rowOf(night, "Europe/Amsterdam")).toMatchObject({
    startTime: new Date("2025-10-26T00:55:00Z"),
    endTime: new Date("2025-10-26T01:05:00Z"),
  });
});

test("keeps a country only when it is two letters", () => {
  for (const countryCode of ["NLD", "1A", "n", "Netherlands"]) {
    expect(rowOf({ countryCode })).toMatchObject({ countryCode, country: null });
  }
});

test("says of every wrong cell what is wrong, and of a wrong width how wide it is", () => {
  const reasonOf = (overrides: Partial<Record<LegacyColumn, string>>) => {
    const line = parse(overrides);
    return line.kind === "unreadable" ? line.reason : "readable";
  };
  expect(reasonOf({ externalSessionId: " " })).toBe("externalSessionId is empty.");
  expect(reasonOf({ externalSessionId: "x".repeat(256) })).toMatch("longer than 255");
  expect(reasonOf({ endTimeRaw: "31.02.2025 10:00:00" })).toMatch('endTimeRaw "31.02.2025 10:00:00" is not a time');
  for (const tokens of ["-1", "1.5", "1e3", "12 000", "2147483648", "99999999999999999999"]) {
    expect(reasonOf({ tokens }), tokens).toMatch("is not a whole number from 0 to 2147483647");
  }
  for (const tokensEur of ["1e999", "NaN", "Infinity", "0x10", "1,5", "€1"]) {
    expect(reasonOf({ tokensEur }), tokensEur).toMatch("is not a number");
  }
  expect(reasonOf({ startTimeRaw: "x", messagesSent: "y" })).toMatch(/startTimeRaw "x".*messagesSent "y"/u);
  expect(parseLegacyLine(["s-1", "2"], createLocalTimeReader("UTC"))).toEqual({
    kind: "unreadable",
    reason: "The line has 2 columns where the format has 16.",
  });
});

test("keeps nothing that a database refuses: no NUL, no half a character", () => {
  const row = rowOf({ externalSessionId: "a\u0000b", initialMessage: "\ud800!", language: "\u0000" });
  expect(row).toMatchObject({ externalSessionId: "ab", initialMessage: "\ufffd!", language: null });
});

test("knows a header by its first cell, however spelled, and never takes an id for one", () => {
  for (const cell of [
    "externalSessionId",
    "EXTERNAL_SESSION_ID",
    " External Session Id ",
    "id",
    "Session-ID",
    "tokens",
  ]) {
    expect(isHeader([cell]), cell).toBe(true);
  }
  for (const cell of ["", "train-1_00000", "42", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "session-9-abc"]) {
    expect(isHeader([cell]), cell).toBe(false);
  }
  expect(isHeader([])).toBe(false);
});

test("reads any cells at all without throwing, into values that the columns can hold", () => {
  fc.assert(
    fc.property(fc.array(anyUtf16, { minLength: 15, maxLength: 17 }), (cells) => {
      const line = parseLegacyLine(cells, createLocalTimeReader("Europe/Amsterdam"));
      if (line.kind === "unreadable") expect(line.reason).not.toBe("");
      else expect(JSON.stringify(line.row)).not.toMatch(/\\u0000|\\ud[89a-f]/u);
    }),
  );
});
