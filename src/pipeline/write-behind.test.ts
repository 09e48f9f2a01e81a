import { expect, test } from "vitest";
import { writeBehind } from "./write-behind.ts";

async function* numbers(count: number, error?: Error): AsyncGenerator<number> {
  for (let number = 1; number <= count; number++) yield number;
  if (error !== undefined) throw error;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("writes every item once, in sets of a size, so many at a time and no more", async () => {
  const sets: number[][] = [];
  const seen: number[] = [];
  let writers = 0;
  await writeBehind(numbers(100), { setSize: 3, writers: 2 }, async (set) => {
    seen.push(++writers);
    await turn();
    sets.push([...set]);
    writers--;
  });
  expect(Math.max(...seen)).toBe(2);
  expect(sets.map(({ length }) => length)).toEqual([...Array.from({ length: 33 }, () => 3), 1]);
  expect(sets.flat().toSorted((a, b) => a - b)).toEqual(await Array.fromAsync(numbers(100)));
});

test("ends a set sooner when it weighs enough", async () => {
  const sets: number[][] = [];
  const setWeight = { most: 10, of: (number: number) => number };
  await writeBehind(numbers(9), { setSize: 3, setWeight, writers: 1 }, async (set) => {
    sets.push([...set]);
  });
  expect(sets).toEqual([[1, 2, 3], [4, 5, 6], [7, 8], [9]]);
});

test("reads one set more than are being written, and no further", async () => {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let readCount = 0;
  async function* counted() {
    for await (const number of numbers(100)) {
      readCount = number;
      yield number;
    }
  }
  const done = writeBehind(counted(), { setSize: 10, writers: 2 }, () => {
    begun.resolve();
    return gate.promise;
  });
  await begun.promise;
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(readCount).toBe(30);
  gate.resolve();
  await done;
  expect(readCount).toBe(100);
});

test("leaves nothing half written when reading breaks off", async () => {
  const written: number[] = [];
  const write = async (set: readonly number[]) => {
    await turn();
    written.push(...set);
  };
  await expect(writeBehind(numbers(5, new Error("broke off")), { setSize: 2, writers: 2 }, write)).rejects.toThrow(
    "broke off",
  );
  expect(written).toEqual([1, 2, 3, 4]);
});

test("stops reading when a set could not be written, and says so", async () => {
  let isClosed = false;
  async function* closing() {
    try {
      yield* numbers(100);
    } finally {
      isClosed = true;
    }
  }
  const write = async () => {
    throw new Error("full");
  };
  await expect(writeBehind(closing(), { setSize: 2, writers: 2 }, write)).rejects.toThrow("full");
  expect(isClosed).toBe(true);
});
