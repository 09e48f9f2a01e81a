import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { BatchFault } from "../faults/batch-fault.ts";

type Format = Extract<BatchFault, { kind: "file_format" }>;

export type LineWriter = {
  write(line: string): Promise<void>;
  lineCount(): number;
  close(): Promise<void>;
};

/** Lines that change places with each other in a shuffled file. */
const WINDOW = 64;

const BYTE_ORDER_MARK = "\uFEFF";

/** Writes a file line by line in constant memory; shuffled, in an order that is not that of writing. */
export function openLineWriter(
  path: string,
  { format, isShuffled }: { format?: Format | undefined; isShuffled: boolean },
): LineWriter {
  const stream = createWriteStream(path, { mode: 0o600 });
  const lineEnding = format?.lineEnding === "crlf" ? "\r\n" : "\n";
  let lines: string[] = [];
  let count = 0;
  let isFirst = true;

  async function flush(isLast: boolean): Promise<void> {
    if (lines.length === 0) return;
    const start = isFirst ? (format?.byteOrderMark ? BYTE_ORDER_MARK : "") : lineEnding;
    const end = isLast && (format?.finalNewline ?? true) ? lineEnding : "";
    const text = start + (isShuffled ? lines.reverse() : lines).join(lineEnding) + end;
    lines = [];
    isFirst = false;
    if (!stream.write(text)) await once(stream, "drain");
  }

  return {
    async write(line) {
      // A flush waits for the next line, because the last one of all may have to go without a line ending.
      if (lines.length >= WINDOW) await flush(false);
      lines.push(line);
      count += 1;
    },
    lineCount: () => count,
    async close() {
      await flush(true);
      stream.end();
      await finished(stream);
    },
  };
}
