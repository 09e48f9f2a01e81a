import { CsvError, parse } from "csv-parse/sync";
import { createLineReader, type LineReader, type PhysicalLine } from "./line-reader.ts";

/** A record, or the line that is none and why. `line` is the physical line on which it begins. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; reason: string };

/** Far above any real record; it bounds how far an opened quote is followed. */
const RECORD_MAX_BYTES = 1_048_576;

const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "A quoted cell is opened and never closed.",
  CSV_INVALID_CLOSING_QUOTE: "A quoted cell goes on after its closing quote.",
  INVALID_OPENING_QUOTE: "A quote stands in the middle of a cell that does not begin with one.",
};

/** Lines that are given to the parser together: to set it up costs more than to read a line. */
const TOGETHER = { count: 500, length: 262_144 };

/**
 * Reads the records of a CSV (RFC 4180, UTF-8) one after another, in constant memory. Where quoting breaks, one line is
 * lost: reading goes on with the line after it, not with the next quote in the file.
 *
 * @param columnCount of a whole record; tells a broken quote that swallowed good lines from a record of the wrong width
 */
export async function* readCsvRecords(bytes: AsyncIterable<Buffer>, columnCount: number): AsyncGenerator<CsvRecord> {
  const reader = createLineReader(bytes, RECORD_MAX_BYTES);
  let whole: PhysicalLine[] = [];
  let length = 0;
  for (let line = await reader.next(); line !== undefined; line = await reader.next()) {
    const isWhole = line.fault === null && !leavesQuoteOpen(line.text, false);
    if (isWhole && line.text.trim() !== "") whole.push(line);
    length += line.text.length;
    if (isWhole && whole.length < TOGETHER.count && length < TOGETHER.length) continue;
    yield* parseLines(whole);
    whole = [];
    length = 0;
    if (line.fault !== null) yield { line: line.number, reason: line.fault };
    else if (!isWhole) yield await readRecord(reader, line, columnCount);
  }
  yield* parseLines(whole);
}

/** Lines of which each is a record. Where one of them is broken, they are read one by one, to tell which. */
function parseLines(lines: readonly PhysicalLine[]): CsvRecord[] {
  const records = parseTexts(lines.map(({ text }) => text));
  if (Array.isArray(records) && records.length === lines.length) {
    return lines.map(({ number }, index) => ({ line: number, cells: records[index] ?? [] }));
  }
  return lines.map((line) => ({ line: line.number, ...parseRecord([line]) }));
}

async function readRecord(reader: LineReader, first: PhysicalLine, columnCount: number): Promise<CsvRecord> {
  const line = first.number;
  const rest = await readRest(reader, first);
  const record = parseRecord([first, ...rest]);
  if ("cells" in record && (record.cells.length === columnCount || !hidesRecord(rest, columnCount))) {
    return { line, ...record };
  }
  reader.unread(rest);
  return { line, reason: "cells" in record ? "A quoted cell is closed in another line's." : record.reason };
}

/** The further lines of a record whose quoted cells hold line breaks. */
async function readRest(reader: LineReader, first: PhysicalLine): Promise<PhysicalLine[]> {
  const rest: PhysicalLine[] = [];
  let length = first.text.length;
  let isOpen = leavesQuoteOpen(first.text, false);
  while (isOpen && length <= RECORD_MAX_BYTES) {
    const next = await reader.next();
    if (next === undefined) break;
    rest.push(next);
    if (next.fault !== null) break;
    length += next.text.length;
    isOpen = leavesQuoteOpen(next.text, true);
  }
  return rest;
}

/** Whether a line ends inside a quoted cell, given whether it begins inside one. */
function leavesQuoteOpen(text: string, beginsInside: boolean): boolean {
  let isInside = beginsInside;
  for (let index = text.indexOf('"'); index !== -1; index = text.indexOf('"', index + 1)) {
    if (isInside && text[index + 1] === '"') index += 1;
    else if (isInside) isInside = false;
    else isInside = index === 0 || text[index - 1] === ",";
  }
  return isInside;
}

function hidesRecord(lines: readonly PhysicalLine[], columnCount: number): boolean {
  return lines.some((line) => {
    const record = parseRecord([line]);
    return "cells" in record && record.cells.length === columnCount;
  });
}

function parseRecord(lines: readonly PhysicalLine[]): { cells: string[] } | { reason: string } {
  const records = parseTexts([lines.map(({ text }) => text).join("\n")]);
  return Array.isArray(records) ? { cells: records[0] ?? [] } : records;
}

/** The cells of records, each with a text of its own; or what is wrong with one of them. */
function parseTexts(texts: readonly string[]): string[][] | { reason: string } {
  const text = texts.map((one) => one.replace(/\r$/u, "")).join("\n");
  try {
    return parse(text, { relax_column_count: true, record_delimiter: "\n" });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { reason: FAULTS[error.code] ?? "The line's quoting is broken." };
  }
}
