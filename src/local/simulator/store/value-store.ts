import { readFile } from "node:fs/promises";
import pLimit from "p-limit";
import type { z } from "zod";
import { writeWhole } from "./write-file.ts";

/** One value in memory, with a file on disk. */
export type ValueStore<T> = {
  get(): T;
  /** In memory at once; resolves when it is on disk. */
  set(value: T): Promise<void>;
};

/** Opens the value that a file holds; `initial` when there is no such file. */
export async function openValueStore<T>(file: string, schema: z.ZodType<T>, initial: T): Promise<ValueStore<T>> {
  const text = await readFile(file, "utf8").catch(() => null);
  let current = text === null ? initial : schema.parse(JSON.parse(text));
  const inTurn = pLimit(1);
  return {
    get: () => current,
    set(value) {
      current = value;
      return inTurn(() => writeWhole(file, JSON.stringify(current)));
    },
  };
}
