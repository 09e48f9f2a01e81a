import pRetry from "p-retry";
import { toFetchError } from "./fetch-error.ts";

const BACKOFF = { retries: 3, minTimeout: 250, factor: 3, maxTimeout: 5000, randomize: true };

/**
 * Tries again what may pass by itself, waiting longer each time. The signal ends waiting and trying alike.
 *
 * @throws {FetchError} the last one
 */
export async function retryFetch<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await pRetry(work, {
      ...BACKOFF,
      signal,
      shouldRetry: ({ error }) => toFetchError(error, signal).isRetryable,
    });
  } catch (error) {
    throw toFetchError(error, signal);
  }
}
