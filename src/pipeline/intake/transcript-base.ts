import { AppError } from "../../shared/errors.ts";

/**
 * What an upload's relative transcript addresses are relative to. A folder's slash at the end may be missing: a last
 * part with a dot is a file, such as the CSV's own address, anything else a folder.
 *
 * @throws {AppError} INVALID_INPUT
 */
export function parseTranscriptBase(text: string | null): URL | null {
  if (text === null || text.trim() === "") return null;
  const url = URL.parse(text.trim());
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new AppError("INVALID_INPUT", "transcriptBaseUrl: must be an http(s) URL");
  }
  if (url.username !== "" || url.password !== "") {
    throw new AppError("INVALID_INPUT", "transcriptBaseUrl: must not contain a user name or password");
  }
  const isFile = /\.[^/]*$/u.test(url.pathname);
  if (!isFile && !url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}
