import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../../shared/errors.ts";
import { downloadCsv } from "./csv-download.ts";
import type { CsvLocation } from "./csv-location.ts";
import { FetchError } from "./fetch-error.ts";
import type { WebFetcher } from "./web-fetcher.ts";

/** What a relative link to a transcript is relative to: the CSV's folder, or the URL that it came from. */
export type TranscriptBase = { kind: "folder"; path: string } | { kind: "web"; url: URL };

export type CsvSource = { bytes: AsyncIterable<Buffer>; base: TranscriptBase; close(): Promise<void> };

/**
 * Opens the CSV. One from the web is fetched whole first, to disk: its server need not wait until all transcripts are
 * there, and a CSV that breaks off imports nothing.
 *
 * @throws {AppError} INVALID_INPUT that says what to do
 */
export function openCsv(location: CsvLocation, web: WebFetcher): Promise<CsvSource> {
  return location.kind === "file" ? openFile(location.path) : openUrl(location.url, web);
}

async function openFile(path: string): Promise<CsvSource> {
  const file = await open(path).catch((cause: unknown) => {
    throw new AppError("INVALID_INPUT", `There is no file at ${path} that can be read. Check the path.`, { cause });
  });
  const close = () => file.close();
  if (!(await file.stat()).isFile()) {
    await close();
    throw new AppError("INVALID_INPUT", `${path} is not a file. Name the CSV itself.`);
  }
  return { bytes: file.createReadStream({ autoClose: false }), base: { kind: "folder", path: dirname(path) }, close };
}

async function openUrl(url: URL, web: WebFetcher): Promise<CsvSource> {
  try {
    const { file, url: finalUrl } = await downloadCsv(url, web);
    const bytes = file.createReadStream({ start: 0, autoClose: false });
    return { bytes, base: { kind: "web", url: finalUrl }, close: () => file.close() };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new AppError("INVALID_INPUT", explain(url, error), { cause: error });
  }
}

function explain(url: URL, { status, message }: FetchError): string {
  const address = `${url.origin}${url.pathname}`;
  if (status === 401 || status === 403) {
    return `${address} refuses the CSV (${status}). Give the right user name and password.`;
  }
  if (status === 404 || status === 410) return `There is no CSV at ${address} (${status}). Check the address.`;
  return `The CSV cannot be fetched from ${address}: ${message} Check the address, or import it again later.`;
}
