import type { ReadLocalTime } from "./local-time.ts";
import { storableText, truncateText } from "./text.ts";

/** The columns by position; the file has no names. Source: LiveDash's legacy export. */
export const LEGACY_COLUMNS = [
  "externalSessionId",
  "startTimeRaw",
  "endTimeRaw",
  "ipAddress",
  "countryCode",
  "language",
  "messagesSent",
  "sentimentRaw",
  "escalatedRaw",
  "forwardedHrRaw",
  "fullTranscriptUrl",
  "avgResponseTimeSeconds",
  "tokens",
  "tokensEur",
  "category",
  "initialMessage",
] as const;

export type LegacyColumn = (typeof LEGACY_COLUMNS)[number];

type NumberColumn = "messagesSent" | "tokens" | "avgResponseTimeSeconds" | "tokensEur";
type TextColumn = Exclude<LegacyColumn, NumberColumn | "externalSessionId" | "startTimeRaw" | "endTimeRaw">;

/** One session as the file tells it. An empty cell is null (of a raw time: ""), a zero is a zero. */
export type LegacyRow = { externalSessionId: string; startTimeRaw: string; endTimeRaw: string } & Record<
  TextColumn,
  string | null
> &
  Record<NumberColumn, number | null> & {
    startTime: Date | null;
    endTime: Date | null;
    /** Two capital letters, or null when the cell holds anything else. */
    country: string | null;
  };

export type LegacyLine = { kind: "row"; row: LegacyRow } | { kind: "unreadable"; reason: string };

const POSITIONS = Object.fromEntries(LEGACY_COLUMNS.map((column, position) => [column, position])) as Record<
  LegacyColumn,
  number
>;

/** An id is part of an index, whose entries PostgreSQL limits; no real id comes near. */
const ID_MAX_LENGTH = 255;
const INT4_MAX = 2_147_483_647;
const WHOLE_NUMBER = /^\d+(?:\.0+)?$/u;
const DECIMAL_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;

const HEADER_NAMES = new Set(["id", "sessionid", ...LEGACY_COLUMNS.map(simplifyName)]);

/** Whether a file's first record names its columns: its first cell is a column's name, however spelled, not an id. */
export function isHeader(cells: readonly string[]): boolean {
  return HEADER_NAMES.has(simplifyName(cells[0] ?? ""));
}

function simplifyName(name: string): string {
  return name.replaceAll(/[^a-z]/giu, "").toLowerCase();
}

/**
 * Reads one record of the legacy CSV. Total: whatever does not fit the format, or what its columns can hold, makes the
 * line unreadable, for a reason that names every cell that is wrong.
 */
export function parseLegacyLine(cells: readonly string[], readTime: ReadLocalTime): LegacyLine {
  if (cells.length !== LEGACY_COLUMNS.length) {
    const reason = `The line has ${cells.length} columns where the format has ${LEGACY_COLUMNS.length}.`;
    return { kind: "unreadable", reason };
  }
  const mistakes: string[] = [];
  const texts = cells.map((cell) => storableText(cell).trim());
  const text = (column: LegacyColumn) => texts[POSITIONS[column]] ?? "";
  const textOrNull = (column: LegacyColumn) => text(column) || null;
  const mistaken = (column: LegacyColumn, expectation: string) => {
    mistakes.push(`${column} "${truncateText(text(column), 40)}" is not ${expectation}.`);
    return null;
  };
  const time = (column: LegacyColumn, notBefore: Date | null) => {
    if (text(column) === "") return null;
    const known = readTime(text(column), notBefore);
    return known ?? mistaken(column, "a time as DD.MM.YYYY HH:mm:ss");
  };
  const wholeNumber = (column: NumberColumn) => {
    if (text(column) === "") return null;
    const value = Number(text(column));
    const fits = WHOLE_NUMBER.test(text(column)) && value <= INT4_MAX;
    return fits ? value : mistaken(column, `a whole number from 0 to ${INT4_MAX}`);
  };
  const decimalNumber = (column: NumberColumn) => {
    if (text(column) === "") return null;
    const value = Number(text(column));
    return DECIMAL_NUMBER.test(text(column)) && Number.isFinite(value) ? value : mistaken(column, "a number");
  };

  const externalSessionId = text("externalSessionId");
  if (externalSessionId === "") mistakes.push("externalSessionId is empty.");
  if (externalSessionId.length > ID_MAX_LENGTH) {
    mistakes.push(`externalSessionId is longer than ${ID_MAX_LENGTH} characters.`);
  }
  const startTime = time("startTimeRaw", null);
  const country = text("countryCode").toUpperCase();
  const row: LegacyRow = {
    externalSessionId,
    startTimeRaw: text("startTimeRaw"),
    endTimeRaw: text("endTimeRaw"),
    ipAddress: textOrNull("ipAddress"),
    countryCode: textOrNull("countryCode"),
    language: textOrNull("language"),
    messagesSent: wholeNumber("messagesSent"),
    sentimentRaw: textOrNull("sentimentRaw"),
    escalatedRaw: textOrNull("escalatedRaw"),
    forwardedHrRaw: textOrNull("forwardedHrRaw"),
    fullTranscriptUrl: textOrNull("fullTranscriptUrl"),
    avgResponseTimeSeconds: decimalNumber("avgResponseTimeSeconds"),
    tokens: wholeNumber("tokens"),
    tokensEur: decimalNumber("tokensEur"),
    category: textOrNull("category"),
    initialMessage: textOrNull("initialMessage"),
    startTime,
    endTime: time("endTimeRaw", startTime),
    country: /^[A-Z]{2}$/u.test(country) ? country : null,
  };
  return mistakes.length === 0 ? { kind: "row", row } : { kind: "unreadable", reason: mistakes.join(" ") };
}
