import { createHash } from "node:crypto";

/** Random choices that are the same for the same seed. */
export type Random = {
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Choices of their own, by name: how many others are made elsewhere does not change them. */
  fork(name: string): Random;
};

export function createRandom(seed: string): Random {
  let count = 0;
  /** From 0 to below 1: by hashing, which is slow and well distributed, and there are few choices to make. */
  const next = () => {
    count += 1;
    return createHash("sha256").update(`${seed}\n${count}`).digest().readUInt32BE() / 2 ** 32;
  };
  return {
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}
