import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvRecord, readCsvRecords } from "./csv-records.ts";

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Three columns, to keep the tests readable. */
async function read(text: string | Buffer, chunkBytes = 7): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  const bytes = Buffer.from(text);
  for await (const record of readCsvRecords(inChunks(bytes, chunkBytes), 3)) records.push(record);
  return records;
}

const LINE_LIMIT = 1_048_576;

test("reads cells, quoted or not, with either line break, with or without one at the end", async () => {
  const expected = [
    { line: 1, cells: ["a", "b, c", 'd "e"'] },
    { line: 2, cells: ["", "0", ""] },
  ];
  const lines = ['a,"b, c","d ""e"""', ",0,"];
  for (const text of [lines.join("\n"), `${lines.join("\r\n")}\r\n`, `\uFEFF${lines.join("\n")}\n`]) {
    expect(await read(text)).toEqual(expected);
  }
});

test("numbers records by the physical line on which they begin, through quoted line breaks and empty lines", async () => {
  expect(await read('1,"two\nlines",x\n\n4,"a\r\n\r\nb",x\n7,y,z\n  \n')).toEqual([
    { line: 1, cells: ["1", "two\nlines", "x"] },
    { line: 4, cells: ["4", "a\r\n\r\nb", "x"] },
    { line: 7, cells: ["7", "y", "z"] },
  ]);
});

test("loses one line to a quote that is never closed, wherever it stands", async () => {
  const never = { reason: "A quoted cell is opened and never closed." };
  expect(await read('1,"x,y\n2,a,b\n3,c,d')).toEqual([
    { line: 1, ...never },
    { line: 2, cells: ["2", "a", "b"] },
    { line: 3, cells: ["3", "c", "d"] },
  ]);
  expect(await read('1,a,b\n2,"x,y')).toEqual([
    { line: 1, cells: ["1", "a", "b"] },
    { line: 2, ...never },
  ]);
});

test("loses one line to a broken quote even when later lines have quotes of their own", async () => {
  const records = await read('1,"x,y\n2,"a, b",c\n3,d,"e"\n4,"f,g\n5,"h\ni",j\n6,k,l');
  expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 7]);
  expect(records.filter((record) => "reason" in record).map(({ line }) => line)).toEqual([1, 4]);
  expect(records[4]).toEqual({ line: 5, cells: ["5", "h\ni", "j"] });
});

test("does not take lines into a broken quote that happens to be closed by another broken quote", async () => {
  const records = await read('1,"x\n2,b,c\n3,d,e\n4,f,g"\n5,h,i');
  expect(records.filter((record) => "cells" in record).map(({ line }) => line)).toEqual([2, 3, 5]);
});

test("says of a quote inside a cell, and of words after a quoted one, what is wrong", async () => {
  expect(await read('1,5" screen,x\n2,"a"b,x\n3,a,b')).toEqual([
    { line: 1, reason: "A quote stands in the middle of a cell that does not begin with one." },
    { line: 2, reason: "A quoted cell goes on after its closing quote." },
    { line: 3, cells: ["3", "a", "b"] },
  ]);
});

test("keeps a record of the wrong width whole, so that its line breaks make no further records", async () => {
  expect(await read('1,"a\nb"\n3,c,d')).toEqual([
    { line: 1, cells: ["1", "a\nb"] },
    { line: 3, cells: ["3", "c", "d"] },
  ]);
});

test("reports a line that is not UTF-8, and a line without end, and goes on", async () => {
  const latin1 = Buffer.concat([Buffer.from("1,"), Buffer.from([0xe9]), Buffer.from(",x\n2,a,b\n")]);
  expect(await read(latin1)).toEqual([
    { line: 1, reason: "The line is not UTF-8. Save the file as UTF-8 and import it again." },
    { line: 2, cells: ["2", "a", "b"] },
  ]);
  const endless = `1,${"x".repeat(3 * LINE_LIMIT)},y\n2,a,b\n`;
  expect(await read(endless, 65_536)).toEqual([
    { line: 1, reason: "The line is longer than any real one." },
    { line: 2, cells: ["2", "a", "b"] },
  ]);
});

test("follows an opened quote no further than a real record goes", async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index + 2},${"a".repeat(100)},b`);
  const records = await read(`1,"x,y\n${lines.join("\n")}`, 65_536);
  expect(records).toHaveLength(20_001);
  expect(records.filter((record) => "reason" in record).map(({ line }) => line)).toEqual([1]);
});

test("reads back any cells that RFC 4180 can write, however the bytes arrive", async () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom('"', ",", "\n", "\r\n", '",\n"', "é", "😀"));
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), fc.constantFrom("\n", "\r\n"), async (cells, size, end) => {
      const text = cells.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(",") + end).join("");
      const records = await read(text, size);
      expect(records.map((record) => ("cells" in record ? record.cells : record))).toEqual(cells);
    }),
  );
});

test("reads any bytes at all without throwing, every line with something on it once", async () => {
  const text = fc.array(fc.constantFrom('"', '""', ",", "a", "\n", "\r\n", "é")).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, async (bytes) => {
      const lines = (await read(bytes)).map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
    }),
  );
});

test("reads many lines as it reads each of them alone, whatever is quoted in them and however", async () => {
  const line = fc.string({ unit: fc.constantFrom("a", ",", '"', " ", "ä", "\r"), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 5 }), async (lines) => {
      const alone = await Promise.all(lines.map((each) => read(each)));
      // A quote that is left open takes the next line with it, which is another matter.
      fc.pre(alone.flat().every((record) => !("reason" in record && record.reason.includes("never closed"))));
      const expected = alone.flatMap((records, index) => records.map((record) => ({ ...record, line: index + 1 })));
      expect(await read(lines.join("\n"))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
