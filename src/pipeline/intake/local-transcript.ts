import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeText, tooLarge } from "./body.ts";
import { FetchError } from "./fetch-error.ts";

/**
 * Reads a transcript from the CSV's folder, or from below it. Nothing else of this machine can be read by naming it in
 * a CSV, be it with `..`, an absolute path or through a symbolic link.
 *
 * @throws {FetchError}
 */
export async function readLocalTranscript(folder: string, reference: string, maxBytes: number): Promise<string> {
  try {
    const path = await realpath(resolve(folder, toPath(reference)));
    if (!isInside(await realpath(folder), path)) throw new FetchError("It lies outside the CSV's folder.", false);
    return await readWhole(path, maxBytes);
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError(`There is no such file that can be read in the CSV's folder.`, false, null, { cause: error });
  }
}

function toPath(reference: string): string {
  return /^file:/iu.test(reference) ? fileURLToPath(reference) : reference;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Not blocking, so that a named pipe is refused as no file instead of being waited for. */
async function readWhole(path: string, maxBytes: number): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new FetchError("It is not a file.", false);
    if (found.size > maxBytes) throw tooLarge(maxBytes);
    return decodeText(await file.readFile());
  } finally {
    await file.close();
  }
}
