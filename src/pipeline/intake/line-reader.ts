/**
 * A physical line, without its line feed; numbers count from 1. `fault` says why the text cannot be used: a line that
 * is too long is cut off, one that is not UTF-8 is left empty.
 */
export type PhysicalLine = { number: number; text: string; fault: string | null };

export type LineReader = {
  /** The next line, or undefined at the end. */
  next(): Promise<PhysicalLine | undefined>;
  /** Puts lines back, to be read again in this order. */
  unread(lines: readonly PhysicalLine[]): void;
};

const LINE_FEED = 0x0a;

/** Reads bytes line by line, holding one line and one chunk at a time. A byte order mark is no part of the text. */
export function createLineReader(bytes: AsyncIterable<Buffer>, maxLineBytes: number): LineReader {
  const source = splitLines(bytes, maxLineBytes);
  const unreadLines: PhysicalLine[] = [];
  return {
    next: async () => unreadLines.pop() ?? (await source.next()).value,
    unread: (lines) => {
      unreadLines.push(...lines.toReversed());
    },
  };
}

async function* splitLines(
  bytes: AsyncIterable<Buffer>,
  maxLineBytes: number,
): AsyncGenerator<PhysicalLine, undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  const add = (part: Buffer) => {
    if (length <= maxLineBytes) parts.push(part);
    length += part.length;
  };
  const take = () => {
    number += 1;
    const line = decodeLine(number, Buffer.concat(parts), length > maxLineBytes);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decodeLine(number: number, bytes: Buffer, isTooLong: boolean): PhysicalLine {
  if (isTooLong) return { number, text: "", fault: "The line is longer than any real one." };
  try {
    return { number, text: utf8.decode(bytes), fault: null };
  } catch {
    return { number, text: "", fault: "The line is not UTF-8. Save the file as UTF-8 and import it again." };
  }
}
