const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Ten times what the largest answer can be: a line beyond it is no answer, and must not fill the memory. */
const MAX_LINE_BYTES = 10_000_000;

/** A line of text, or null for one that is too long to be read. Empty lines are left out. */
export type Line = string | null;

/**
 * Splits bytes into lines as they arrive, at line feeds only: U+2028 may stand inside a JSON string. A carriage return
 * before the line feed is not part of the line; the last line needs no line feed.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.byteLength;
    if (length <= MAX_LINE_BYTES) parts.push(part);
    else parts = [];
  };
  const take = (): Line => {
    const line = length > MAX_LINE_BYTES ? null : decode(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      const line = take();
      if (line !== "") yield line;
      start = end + 1;
    }
    if (start < chunk.byteLength) add(chunk.subarray(start));
  }
  const last = take();
  if (last !== "") yield last;
}

function decode(parts: readonly Uint8Array[]): string {
  const [only] = parts;
  const bytes =
    parts.length === 1 && only !== undefined
      ? Buffer.from(only.buffer, only.byteOffset, only.byteLength)
      : Buffer.concat(parts);
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.byteLength - 1 : bytes.byteLength;
  return bytes.toString("utf8", 0, end);
}
