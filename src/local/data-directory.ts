import { access, constants, mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { StartError } from "./run-process.ts";

/**
 * Makes sure that a data directory is there and can be used, before anybody waits for a lock in it.
 *
 * @returns its absolute path
 * @throws {StartError}
 */
export async function ensureDataDirectory(path: string): Promise<string> {
  const directory = resolve(path);
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const advice = "choose a folder by DATA_DIR that this user may write to";
    throw new StartError(`The data directory ${directory} cannot be used (${code}): ${advice}.`, { cause });
  }
  return directory;
}
