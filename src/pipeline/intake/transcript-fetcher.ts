import { readText } from "./body.ts";
import type { TranscriptBase } from "./csv-source.ts";
import { FetchError } from "./fetch-error.ts";
import { createLocalTranscriptReader } from "./local-transcript.ts";
import { retryFetch } from "./retry.ts";
import type { WebFetcher } from "./web-fetcher.ts";

/** Fetches the text that a CSV's `fullTranscriptUrl` names. @throws {FetchError} whose message names it, too */
export type TranscriptFetcher = (reference: string, signal: AbortSignal) => Promise<string>;

const BASELESS = "It is a relative address, and the upload did not say what it is relative to.";

export type TranscriptLimits = { timeoutSeconds: number; maxBytes: number };

/**
 * Fetches transcripts, each within the limits, further tries included. A CSV from the web names addresses on the web
 * only; a local one may also name files in its own folder.
 */
export function createTranscriptFetcher(
  base: TranscriptBase,
  web: WebFetcher,
  { timeoutSeconds, maxBytes }: TranscriptLimits,
): TranscriptFetcher {
  const fetchFromWeb = (url: URL, signal: AbortSignal) => {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
    return retryFetch(async () => {
      const { body } = await web.open(url, bounded);
      return readText(body, maxBytes);
    }, bounded);
  };
  const readLocal = base.kind === "folder" ? createLocalTranscriptReader(base.path, maxBytes) : null;
  const fetchText = (reference: string, signal: AbortSignal) => {
    if (readLocal !== null && !/^https?:\/\//iu.test(reference)) return readLocal(reference);
    const url = base.kind === "web" ? URL.parse(reference, base.url) : URL.parse(reference);
    if (url === null) throw new FetchError(base.kind === "nowhere" ? BASELESS : "It is no http(s) URL.", false);
    return fetchFromWeb(url, signal);
  };
  return async (reference, signal) => {
    try {
      return await fetchText(reference, signal);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      const message = `Transcript ${withoutSecrets(reference)}: ${error.message}`;
      throw new FetchError(message, error.isRetryable, error.status, { cause: error });
    }
  };
}

/** Links are signed in their queries, and credentials may stand before their host. */
function withoutSecrets(reference: string): string {
  return reference.replace(/[?#].*$/su, "").replace(/\/\/[^/]*@/u, "//");
}
