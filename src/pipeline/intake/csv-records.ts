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

/**
 * Reads the records of a CSV (RFC 4180, UTF-8) one after another, in constant memory. Where quoting breaks, one line is
 * lost: reading goes on with the line after it, not with the next quote in the file.
 *
 * @param columnCount of a whole record; tells a broken quote that swallowed good lines from a record of the wrong width
 */
export async function* readCsvRecords(bytes: AsyncIterable<Buffer>, columnCount: number): AsyncGenerator<CsvRecord> {
  const reader = createLineReader(bytes, RECORD_MAX_BYTES);
  for (let first = await reader.next(); first !== undefined; first = await reader.next()) {
    if (first.fault !== null) yield { line: first.number, reason: first.fault };
    else if (first.text.trim() !== "") yield await readRecord(reader, first, columnCount);
  }
}

async function readRecord(reader: LineReader, first: PhysicalLine, columnCount: number): Promise<CsvRecord> {
  const line = first.number;
  const rest = await readRest(reader, first);
  const cells = parseRecord([first, ...rest]);
  if (Array.isArray(cells) && (cells.length === columnCount || !hidesRecord(rest, columnCount))) return { line, cells };
  reader.unread(rest);
  return { line, reason: Array.isArray(cells) ? "A quoted cell is closed in another line's." : cells.reason };
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
    const cells = parseRecord([line]);
    return Array.isArray(cells) && cells.length === columnCount;
  });
}

function parseRecord(lines: readonly PhysicalLine[]): string[] | { reason: string } {
  const text = lines
    .map((line) => line.text)
    .join("\n")
    .replace(/\r$/u, "");
  // Most records need no parser, which costs more to set up than a record to read.
  const cells = splitCells(text);
  if (cells !== null) return cells;
  try {
    return parse(text, { relax_column_count: true, record_delimiter: "\n" })[0] ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { reason: FAULTS[error.code] ?? "The line's quoting is broken." };
  }
}

/** A quoted cell up to its end, or a plain one. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))(,|$)/uy;

/** The cells of a record in which nothing is wrong; null leaves it to the parser to say what is. */
function splitCells(text: string): string[] | null {
  if (!text.includes('"')) return text.includes("\n") ? null : text.split(",");
  const cells: string[] = [];
  CELL.lastIndex = 0;
  while (true) {
    const found = CELL.exec(text);
    if (found === null) return null;
    const [, quoted, plain = "", end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "") return cells;
  }
}
