import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../../shared/errors.ts";
import { isPublicAddress } from "./address-guard.ts";
import { downloadCsv } from "./csv-download.ts";
import type { CsvLocation } from "./csv-location.ts";
import { FetchError } from "./fetch-error.ts";
import type { IntakeSettings } from "./intake-dependencies.ts";
import { createWebFetcher, type WebFetcher, type WebFetcherOptions } from "./web-fetcher.ts";

/** What a relative link to a transcript is relative to: the CSV's folder, or the URL that it came from, or nothing. */
export type TranscriptBase = { kind: "folder"; path: string } | { kind: "web"; url: URL } | { kind: "nowhere" };

export type CsvSource = {
  bytes: AsyncIterable<Buffer>;
  totalBytes: number | null;
  base: TranscriptBase;
  close(): Promise<void>;
};

/**
 * Does `work` with a CSV and the web as both are to be reached from there, and closes them.
 *
 * @throws {AppError} INVALID_INPUT, with what to do, when the CSV cannot be had
 */
export async function withCsv<T>(
  settings: IntakeSettings,
  location: CsvLocation,
  work: (opened: { source: CsvSource; web: WebFetcher }) => Promise<T>,
): Promise<T> {
  const web = openWeb(settings, location);
  try {
    const source = await openCsv(location, web);
    try {
      return await work({ source, web });
    } finally {
      await source.close();
    }
  } finally {
    await web.close();
  }
}

function openWeb(settings: IntakeSettings, location: CsvLocation): WebFetcher {
  const { allowPrivateAddresses, transcriptConcurrency } = settings;
  const isAllowedAddress = allowPrivateAddresses ? () => true : isPublicAddress;
  return createWebFetcher({
    isAllowedAddress,
    connections: transcriptConcurrency,
    credentials: credentialsOf(location),
  });
}

/** The credentials belong to the CSV's own server, and to no other that it may name. */
function credentialsOf(location: CsvLocation): WebFetcherOptions["credentials"] {
  if (location.kind === "file" || location.credentials === null) return null;
  const { credentials } = location;
  const url = location.kind === "web" ? location.url : location.base;
  return url === null ? null : { ...credentials, origin: url.origin };
}

/**
 * Opens the CSV. One from the web is fetched whole first, to disk: its server need not wait until all transcripts are
 * there, and a CSV that breaks off imports nothing.
 *
 * @throws {AppError} INVALID_INPUT that says what to do
 */
async function openCsv(location: CsvLocation, web: WebFetcher): Promise<CsvSource> {
  if (location.kind === "file") return openFile(location.path);
  if (location.kind === "web") return openUrl(location.url, web);
  const { bytes, totalBytes, base } = location;
  const transcripts: TranscriptBase = base === null ? { kind: "nowhere" } : { kind: "web", url: base };
  return { bytes, totalBytes, base: transcripts, close: async () => undefined };
}

async function openFile(path: string): Promise<CsvSource> {
  const file = await open(path).catch((cause: unknown) => {
    throw new AppError("INVALID_INPUT", `There is no file at ${path} that can be read. Check the path.`, { cause });
  });
  const close = () => file.close();
  const found = await file.stat();
  if (!found.isFile()) {
    await close();
    throw new AppError("INVALID_INPUT", `${path} is not a file. Name the CSV itself.`);
  }
  const bytes = file.createReadStream({ autoClose: false });
  return { bytes, totalBytes: found.size, base: { kind: "folder", path: dirname(path) }, close };
}

async function openUrl(url: URL, web: WebFetcher): Promise<CsvSource> {
  try {
    const { file, url: finalUrl } = await downloadCsv(url, web);
    const bytes = file.createReadStream({ start: 0, autoClose: false });
    const { size: totalBytes } = await file.stat();
    return { bytes, totalBytes, base: { kind: "web", url: finalUrl }, close: () => file.close() };
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
