import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { limitBytes } from "./body.ts";
import { retryFetch } from "./retry.ts";
import type { WebFetcher } from "./web-fetcher.ts";

/** Far above any real export; they keep an endless reply from filling the disk, or from never ending. */
const CSV_MAX_BYTES = 2_000_000_000;
const CSV_TIMEOUT_MILLISECONDS = 3_600_000;

/**
 * Fetches a CSV whole, into a file without a name, which is gone with the process however that ends.
 *
 * @returns the file, to be closed by the caller, and the URL that redirects led to
 * @throws {FetchError}
 */
export async function downloadCsv(url: URL, web: WebFetcher): Promise<{ file: FileHandle; url: URL }> {
  const signal = AbortSignal.timeout(CSV_TIMEOUT_MILLISECONDS);
  return retryFetch(async () => {
    const reply = await web.open(url, signal);
    const file = await openNameless();
    try {
      await file.writeFile(limitBytes(reply.body, CSV_MAX_BYTES));
      return { file, url: reply.url };
    } catch (error) {
      await file.close();
      throw error;
    }
  }, signal);
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `livedash-csv-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  return file;
}
