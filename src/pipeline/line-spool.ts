import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { readLines } from "./line-reader.ts";

/** Lines that wait on disk, however many: to be read once all of them are there. Any number may be added at once. */
export type LineSpool = {
  add(line: string): Promise<void>;
  /** All lines in the order in which they were added. */
  read(): AsyncIterable<string>;
  close(): Promise<void>;
};

/** Written at once, so that a line costs no call of the system. */
const CHUNK_LENGTH = 250_000;

/**
 * A spool in this folder. Nothing is made there before there is a line; and its file has no name, so that the system
 * takes it away when the process ends, however that comes about.
 */
export function createLineSpool(directory: string): LineSpool {
  let file: FileHandle | null = null;
  let waiting: string[] = [];
  let waitingLength = 0;
  let flushed: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    if (waiting.length === 0) return flushed;
    const text = `${waiting.join("\n")}\n`;
    waiting = [];
    waitingLength = 0;
    flushed = flushed.then(async () => {
      file ??= await openNameless(directory);
      await file.appendFile(text);
    });
    return flushed;
  };
  return {
    async add(line) {
      waiting.push(line);
      waitingLength += line.length;
      if (waitingLength > CHUNK_LENGTH) await flush();
    },
    async *read() {
      await flush();
      const bytes = file?.createReadStream({ start: 0, autoClose: false });
      if (bytes === undefined) return;
      for await (const line of readLines(bytes)) if (line !== null) yield line;
    },
    close: async () => file?.close(),
  };
}

async function openNameless(directory: string): Promise<FileHandle> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${randomUUID()}.spool`);
  const file = await open(path, "wx+", 0o600);
  await rm(path);
  return file;
}
