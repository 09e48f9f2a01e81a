import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { z } from "zod";
import { writeWhole } from "./write-file.ts";

/** Something kept by its id, in the order in which it came. */
export type StoredRecord = { id: string; sequence: number };

/** Records in memory, each with a file of its own on disk. */
export type RecordStore<T extends StoredRecord> = {
  find(id: string): T | undefined;
  /** All of them, oldest first. */
  list(): T[];
  nextSequence(): number;
  /** In memory at once; resolves when it is on disk. */
  put(record: T): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
};

const SUFFIX = ".json";

/** Opens the records of a folder, which is made when it is not there; what a killed process left half done is removed. */
export async function openRecordStore<T extends StoredRecord>(
  folder: string,
  schema: z.ZodType<T>,
): Promise<RecordStore<T>> {
  await mkdir(folder, { recursive: true });
  const records = new Map<string, T>();
  for (const record of await readRecords(folder, schema)) records.set(record.id, record);
  let sequence = Math.max(0, ...[...records.values()].map((record) => record.sequence));
  const inTurn = pLimit(1);
  const fileOf = (id: string) => join(folder, `${id}${SUFFIX}`);

  /** Writes what the memory says by then, so that an older state never overwrites a newer one. */
  const save = (id: string) =>
    inTurn(async () => {
      const record = records.get(id);
      await (record === undefined ? rm(fileOf(id), { force: true }) : writeWhole(fileOf(id), JSON.stringify(record)));
    });

  return {
    find: (id) => records.get(id),
    list: () => [...records.values()],
    nextSequence() {
      sequence += 1;
      return sequence;
    },
    put(record) {
      records.set(record.id, record);
      return save(record.id);
    },
    remove(id) {
      records.delete(id);
      return save(id);
    },
    async clear() {
      const ids = [...records.keys()];
      records.clear();
      await Promise.all(ids.map(save));
    },
  };
}

async function readRecords<T extends StoredRecord>(folder: string, schema: z.ZodType<T>): Promise<T[]> {
  const names = await readdir(folder);
  const drafts = names.filter((name) => name.endsWith(".new"));
  await Promise.all(drafts.map((name) => rm(join(folder, name), { force: true })));
  const files = names.filter((name) => name.endsWith(SUFFIX));
  const records = await Promise.all(
    files.map(async (name) => schema.parse(JSON.parse(await readFile(join(folder, name), "utf8")))),
  );
  return records.sort((a, b) => a.sequence - b.sequence);
}
