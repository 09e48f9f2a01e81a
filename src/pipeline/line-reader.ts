import { splitLines } from "./split-lines.ts";

/** Ten times what the largest answer can be: a line beyond it is no answer, and must not fill the memory. */
const MAX_LINE_BYTES = 10_000_000;

/** Takes a byte order mark away, and puts a replacement in the place of what is no UTF-8. */
const utf8 = new TextDecoder();

const CARRIAGE_RETURN = 0x0d;

/** A line of text, or null for one that is too long to be read. */
export type Line = string | null;

/** The lines of a result file as they arrive, without their line ends. Empty lines are left out. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  for await (const line of splitLines(bytes, MAX_LINE_BYTES)) {
    const text = line === null ? null : decode(line);
    if (text !== "") yield text;
  }
}

function decode(line: Buffer): string {
  const end = line.at(-1) === CARRIAGE_RETURN ? line.byteLength - 1 : line.byteLength;
  return utf8.decode(line.subarray(0, end));
}
