import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, readLines } from "./line-reader.ts";

async function* inChunks(bytes: Uint8Array, ends: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const end of [...ends.toSorted((a, b) => a - b), bytes.byteLength]) {
    yield bytes.subarray(start, end);
    start = end;
  }
}

async function linesOf(text: string, ends: readonly number[] = []): Promise<Line[]> {
  return Array.fromAsync(readLines(inChunks(Buffer.from(text), ends)));
}

/** The same rule for a text that is there as a whole. */
function splitAtOnce(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\r$/u, ""))
    .filter((line) => line !== "");
}

const anyText = fc
  .array(fc.oneof(fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\u2028", "\u0085", "😀", "é", '{"a":"b"}'), fc.string()))
  .map((parts) => parts.join(""));

test("reads the same lines however the bytes are cut, through characters and line ends too", async () => {
  const anyCut = anyText.chain((text) => {
    const anyEnd = fc.nat(Buffer.byteLength(text));
    return fc.tuple(fc.constant(text), fc.array(anyEnd, { maxLength: 30 }));
  });
  await fc.assert(
    fc.asyncProperty(anyCut, async ([text, ends]) => {
      expect(await linesOf(text, ends)).toEqual(splitAtOnce(text));
    }),
  );
});

test("reads the same lines when every byte comes by itself", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const ends = Array.from(Buffer.from(text).keys());
      expect(await linesOf(text, ends)).toEqual(splitAtOnce(text));
    }),
  );
});

test.each([
  ["nothing", "", []],
  ["empty lines, which are left out", "\n\r\n\na\n\n", ["a"]],
  ["a last line without a line feed", "a\nb", ["a", "b"]],
  ["Windows line ends, also at the very end", "a\r\nb\r\n", ["a", "b"]],
  ["a carriage return inside a line, which stays", "a\rb\n", ["a\rb"]],
  ["U+2028 and U+2029 inside a line, which end none", "a\u2028b\u2029c\n", ["a\u2028b\u2029c"]],
])("reads %s", async (_, text, lines) => {
  expect(await linesOf(text)).toEqual(lines);
});

test("gives up on bytes that are no UTF-8, but not on the line or those after it", async () => {
  const bytes = Buffer.from([0x61, 0xff, 0x0a, 0xf0, 0x9f, 0x0a, 0x62]);
  expect(await Array.fromAsync(readLines(inChunks(bytes, [])))).toEqual(["a\uFFFD", "\uFFFD", "b"]);
});

test("goes on behind a line that is too long to be read", async () => {
  const long = "x".repeat(10_000_001);
  const just = "y".repeat(10_000_000);
  const ends = [1_000_000, 9_999_999, 10_000_003, 15_000_000];
  expect(await linesOf(`a\n${long}\n${just}\n${long}`, ends)).toEqual(["a", null, just, null]);
});

test("keeps no more of a line that is too long than the limit", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage: unknown = runInNewContext("gc");
  const heldBytes = () => {
    if (typeof collectGarbage === "function") collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  const before = heldBytes();
  let most = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let megabytes = 0; megabytes < 200; megabytes += 1) {
      yield Buffer.alloc(1_000_000, "x");
      if (megabytes % 20 === 19) most = Math.max(most, heldBytes() - before);
    }
  }
  expect(await Array.fromAsync(readLines(endless()))).toEqual([null]);
  expect(most).toBeLessThan(60_000_000);
});

test("asks for no more bytes than are needed for the lines that are wanted", async () => {
  let chunkCount = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for (;;) {
      chunkCount += 1;
      yield Buffer.from("a\nb\n");
    }
  }
  for await (const line of readLines(counted())) if (line === "b") break;
  expect(chunkCount).toBe(1);
});

test("passes on that the bytes broke off, after the lines that were whole", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a\n{"half');
    throw new TypeError("terminated");
  }
  const lines: Line[] = [];
  const read = async () => {
    for await (const line of readLines(broken())) lines.push(line);
  };
  await expect(read()).rejects.toThrow("terminated");
  expect(lines).toEqual(["a"]);
});
