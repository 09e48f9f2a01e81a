import { resolve } from "node:path";
import { AppError } from "../../shared/errors.ts";

export type Credentials = { user: string; password: string };

/**
 * Where a CSV lies. A URL holds no credentials any more, so that it can be stored and shown. Those of an upload are for
 * its transcripts, which are relative to `base`.
 */
export type CsvLocation =
  | { kind: "file"; path: string }
  | { kind: "web"; url: URL; credentials: Credentials | null }
  | {
      kind: "upload";
      bytes: AsyncIterable<Buffer>;
      totalBytes: number | null;
      base: URL | null;
      credentials: Credentials | null;
    };

/** What a person can name: a file, or a place on the web. */
export type GivenLocation = Exclude<CsvLocation, { kind: "upload" }>;

/**
 * Reads what the caller gave as the CSV's place. Credentials inside a URL count unless there are some beside it.
 *
 * @throws {AppError} INVALID_INPUT
 */
export function parseCsvLocation(source: string, credentials: Credentials | null): GivenLocation {
  if (source.trim() === "") throw new AppError("INVALID_INPUT", "Name the CSV: a file, or an http(s) URL.");
  if (!/^[a-z][a-z0-9+.-]*:\/\//iu.test(source)) return { kind: "file", path: resolve(source) };
  const url = URL.parse(source);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new AppError("INVALID_INPUT", "The CSV's address is no http(s) URL. Give a file's path, or http(s)://….");
  }
  const inside = { user: decode(url.username), password: decode(url.password) };
  url.username = "";
  url.password = "";
  return { kind: "web", url, credentials: credentials ?? (inside.user === "" ? null : inside) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
