import { FetchError } from "./fetch-error.ts";

/** Passes bytes on, and breaks off as soon as there are too many. @throws {FetchError} */
export async function* limitBytes(body: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

export function tooLarge(maxBytes: number): FetchError {
  return new FetchError(`It is larger than ${maxBytes} bytes.`, false);
}

/** Reads a whole body as text. @throws {FetchError} when it is too large */
export async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of limitBytes(body, maxBytes)) chunks.push(chunk);
  return decodeText(Buffer.concat(chunks));
}

/** UTF-8, with or without a byte order mark; what is not UTF-8 shows as U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
