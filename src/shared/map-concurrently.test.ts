import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { mapConcurrently } from "./map-concurrently.ts";

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

async function* numbers(count: number, onPull: (value: number) => void = () => undefined): AsyncGenerator<number> {
  for (let value = 0; value < count; value += 1) {
    onPull(value);
    yield value;
  }
}

test("works on as many items at once as allowed, and gives back every result", async () => {
  let running = 0;
  let most = 0;
  const work = async (value: number) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn <= value % 3; turn += 1) await setImmediate();
    running -= 1;
    return value;
  };
  const results = await all(mapConcurrently(numbers(50), 4, work));
  expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, value) => value));
  expect(most).toBe(4);
});

test("does not let one slow item hold up the others", async () => {
  const slow = Promise.withResolvers<void>();
  const results: number[] = [];
  const work = async (value: number) => {
    if (value === 0) await slow.promise;
    return value;
  };
  for await (const value of mapConcurrently(numbers(10), 2, work)) {
    results.push(value);
    if (results.length === 9) slow.resolve();
  }
  expect(results.at(-1)).toBe(0);
});

test("takes no more from its source than a slow reader makes room for", async () => {
  let pulled = 0;
  const mapped = mapConcurrently(
    numbers(100, () => (pulled += 1)),
    3,
    async (value) => value,
  );
  await mapped.next();
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  expect(pulled).toBeLessThanOrEqual(7);
  await mapped.return(undefined);
});

test("reads one item more than are in work, and no further", async () => {
  let pulled = 0;
  const gate = Promise.withResolvers<void>();
  const source = numbers(50, () => (pulled += 1));
  const results = all(mapConcurrently(source, 2, async () => gate.promise));
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  expect(pulled).toBe(3);
  gate.resolve();
  expect(await results).toHaveLength(50);
});

test("passes on what work or source throws, begins nothing more, and waits for the rest", async () => {
  const ends: number[] = [];
  const work = async (value: number) => {
    if (value === 1) throw new Error("broken");
    await setImmediate();
    ends.push(value);
    return value;
  };
  await expect(all(mapConcurrently(numbers(20), 3, work))).rejects.toThrow("broken");
  expect(ends).toEqual([0]);
  const failing = numbers(2, (value) => {
    if (value === 1) throw new Error("no more");
  });
  await expect(all(mapConcurrently(failing, 4, async (value) => value))).rejects.toThrow("no more");
});

test("gives back what is done even while its source gives nothing", async () => {
  const more = Promise.withResolvers<void>();
  async function* halting() {
    yield 1;
    await more.promise;
    yield 2;
  }
  const mapped = mapConcurrently(halting(), 2, async (value) => value);
  expect(await mapped.next()).toEqual({ done: false, value: 1 });
  more.resolve();
  expect(await all(mapped)).toEqual([2]);
});
