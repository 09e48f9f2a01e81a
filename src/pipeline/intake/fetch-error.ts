import { AddressRefusedError } from "./address-guard.ts";

/** Why something could not be fetched, as a sentence about it, and whether it is worth another try. */
export class FetchError extends Error {
  override readonly name = "FetchError";
  readonly isRetryable: boolean;
  /** The HTTP status, when it was one that stood in the way. */
  readonly status: number | null;

  constructor(message: string, isRetryable: boolean, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.isRetryable = isRetryable;
    this.status = status;
  }
}

/** Turns whatever went wrong on the network into a sentence. An aborted fetch is not tried again. */
export function toFetchError(error: unknown, signal?: AbortSignal): FetchError {
  if (signal?.aborted) return new FetchError("It did not arrive in time.", false, null, { cause: error });
  if (error instanceof FetchError) return error;
  const refusal = findRefusal(error);
  if (refusal !== undefined) return new FetchError(refusal.message, false, null, { cause: error });
  const code = codeOf(error);
  const message = `The server cannot be reached, or broke off${code === undefined ? "" : ` (${code})`}.`;
  return new FetchError(message, true, null, { cause: error });
}

/** A connection to a name with several addresses reports the errors of all of them. */
function findRefusal(error: unknown): AddressRefusedError | undefined {
  const errors: unknown[] = error instanceof AggregateError ? [error, ...error.errors] : [error];
  return errors.find((each) => each instanceof AddressRefusedError);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
