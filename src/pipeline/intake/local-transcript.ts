import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeText, tooLarge } from "./body.ts";
import { FetchError } from "./fetch-error.ts";

/** @throws {FetchError} */
export type LocalTranscriptReader = (reference: string) => Promise<string>;

/**
 * Reads transcripts from the CSV's folder, or from below it. Nothing else of this machine can be read by naming it in a
 * CSV, be it with `..`, an absolute path or through a symbolic link.
 *
 * Where a folder really lies is asked once; that a file itself is no link, with the opening of it.
 */
export function createLocalTranscriptReader(folder: string, maxBytes: number): LocalTranscriptReader {
  const realFolders = new Map<string, Promise<string>>();
  const findRealFolder = (path: string) => {
    const known = realFolders.get(path);
    if (known !== undefined) return known;
    const found = realpath(path);
    realFolders.set(path, found);
    return found;
  };
  const assertInside = async (path: string) => {
    if (!isInside(await findRealFolder(folder), path)) throw new FetchError("It lies outside the CSV's folder.", false);
  };
  const openInside = async (reference: string): Promise<FileHandle> => {
    const named = resolve(folder, toPath(reference));
    const path = join(await findRealFolder(dirname(named)), basename(named));
    await assertInside(path);
    try {
      return await openFile(path);
    } catch (error) {
      if (!isLink(error)) throw error;
      const target = await realpath(path);
      await assertInside(target);
      return openFile(target);
    }
  };
  return async (reference) => {
    try {
      return await readWhole(await openInside(reference), maxBytes);
    } catch (error) {
      if (error instanceof FetchError) throw error;
      throw new FetchError(`There is no such file that can be read in the CSV's folder.`, false, null, {
        cause: error,
      });
    }
  };
}

function toPath(reference: string): string {
  return /^file:/iu.test(reference) ? fileURLToPath(reference) : reference;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Not blocking, so that a named pipe is refused as no file instead of being waited for; no symbolic link. */
function openFile(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
}

/** What opening a link without following it fails with: Linux and macOS say ELOOP, FreeBSD EMLINK. */
function isLink(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ELOOP" || error.code === "EMLINK");
}

async function readWhole(file: FileHandle, maxBytes: number): Promise<string> {
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new FetchError("It is not a file.", false);
    if (found.size > maxBytes) throw tooLarge(maxBytes);
    return decodeText(await readBytes(file, found.size));
  } finally {
    await file.close();
  }
}

/** One read takes all of a file that does not change meanwhile; what is appended meanwhile is left out. */
async function readBytes(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}
