import { createReadStream } from "node:fs";

const LINE_FEED = 0x0a;

/**
 * The lines of a file, one after the other, with their numbers from 1; split at line feeds only, since U+2028 may stand
 * within JSON. Empty lines are left out but counted.
 */
export async function* readLines(path: string): AsyncGenerator<{ number: number; text: string }> {
  let parts: Buffer[] = [];
  let number = 0;
  const take = () => {
    const text = Buffer.concat(parts).toString("utf8").trim();
    parts = [];
    number += 1;
    return text;
  };
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 18 });
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      parts.push(chunk.subarray(start, end));
      start = end + 1;
      const text = take();
      if (text !== "") yield { number, text };
    }
    if (start < chunk.byteLength) parts.push(chunk.subarray(start));
  }
  const text = take();
  if (text !== "") yield { number, text };
}
