import { expect, onTestFinished, test, vi } from "vitest";
import { inSets } from "./in-sets.ts";

function* numbers(count: number, onPull: (value: number) => void = () => undefined): Generator<number> {
  for (let value = 0; value < count; value += 1) {
    onPull(value);
    yield value;
  }
}

test("ends a set when it is full or heavy, and leaves out an empty last one", async () => {
  const sets = (count: number, maxWeight: number) =>
    Array.fromAsync(inSets(numbers(count), { maxCount: 3, maxWeight, weigh: (value) => value }));
  expect(await sets(6, 100)).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
  expect(await sets(5, 4)).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
  expect(await sets(0, 4)).toEqual([]);
});

test("ends a set when it has waited for long enough, however few its items", async () => {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const source = numbers(7, () => {
    now += 10;
  });
  const limits = { maxCount: 100, maxWeight: 100, weigh: () => 0, maxMilliseconds: 20 };
  expect(await Array.fromAsync(inSets(source, limits))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
});
