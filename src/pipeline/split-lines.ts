const LINE_FEED = 0x0a;

/**
 * Splits bytes at line feeds as they arrive, holding one line and one chunk at a time: at those only, since U+2028 may
 * stand inside a JSON string. The last line needs no line feed; a carriage return before one is left in place.
 *
 * @returns each line's bytes without the line feed, or null for a line that is longer than `maxLineBytes`
 */
export async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<Buffer | null, undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.byteLength;
    if (length <= maxLineBytes) parts.push(part);
    else parts = [];
  };
  const take = () => {
    const line = length > maxLineBytes ? null : Buffer.concat(parts);
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
    if (start < chunk.byteLength) add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}
