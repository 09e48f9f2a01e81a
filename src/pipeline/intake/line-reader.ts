import { splitLines } from "../split-lines.ts";

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

/** Reads bytes line by line, holding one line and one chunk at a time. A byte order mark is no part of the text. */
export function createLineReader(bytes: AsyncIterable<Buffer>, maxLineBytes: number): LineReader {
  const source = numberLines(bytes, maxLineBytes);
  const unreadLines: PhysicalLine[] = [];
  return {
    next: async () => unreadLines.pop() ?? (await source.next()).value,
    unread: (lines) => {
      unreadLines.push(...lines.toReversed());
    },
  };
}

async function* numberLines(
  bytes: AsyncIterable<Buffer>,
  maxLineBytes: number,
): AsyncGenerator<PhysicalLine, undefined> {
  let number = 0;
  for await (const line of splitLines(bytes, maxLineBytes)) {
    number += 1;
    yield decodeLine(number, line);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decodeLine(number: number, bytes: Buffer | null): PhysicalLine {
  if (bytes === null) return { number, text: "", fault: "The line is longer than any real one." };
  try {
    return { number, text: utf8.decode(bytes), fault: null };
  } catch {
    return { number, text: "", fault: "The line is not UTF-8. Save the file as UTF-8 and import it again." };
  }
}
