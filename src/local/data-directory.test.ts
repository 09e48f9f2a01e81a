import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ensureDataDirectory } from "./data-directory.ts";
import { StartError } from "./run-process.ts";

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-directory-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("is made where there is none, however deep", async () => {
  const directory = join(await createFolder(), "not/there yet");
  expect(await ensureDataDirectory(directory)).toBe(directory);
  expect((await stat(directory)).isDirectory()).toBe(true);
});

test("says at once that DATA_DIR is to be changed where a file stands in its place", async () => {
  const file = join(await createFolder(), "file");
  await writeFile(file, "");
  const error = await ensureDataDirectory(file).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(StartError);
  expect(String(error)).toMatch(/file cannot be used \(EEXIST\): choose a folder by DATA_DIR/u);
});
