import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";

/**
 * What a failed call means for the caller:
 * - `unreachable`: it was never sent, so it had no effect;
 * - `doubtful`: the reply was lost, or the server failed: it may have had its effect;
 * - `throttled`: refused for now, without effect;
 * - `configuration`: the key or the account is refused: no call will work until somebody changes that;
 * - `not_found`: what it names is not there;
 * - `refused`: definitely refused, and would be again.
 */
export type ProviderErrorKind = "unreachable" | "doubtful" | "throttled" | "configuration" | "not_found" | "refused";

export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly kind: ProviderErrorKind;
  readonly code: string;
  readonly status: number | null;
  /** How long the provider asked us to wait; null when it did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(
    kind: ProviderErrorKind,
    code: string,
    message: string,
    status: number | null,
    cause: unknown,
    retryAfterSeconds: number | null = null,
  ) {
    super(message, { cause });
    this.kind = kind;
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Refusals of the account rather than of the call. Source: OpenAI's error codes guide. */
const ACCOUNT_CODES = new Set([
  "invalid_api_key",
  "insufficient_quota",
  "billing_hard_limit_reached",
  "billing_not_active",
  "account_deactivated",
]);

/** Connection errors after which nothing can have reached the server. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

export function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof APIConnectionTimeoutError)
    return of("doubtful", "timeout", "The provider did not answer in time.");
  if (error instanceof APIConnectionError) return connectionError(error);
  if (error instanceof APIUserAbortError) return of("doubtful", "aborted", "The call was given up.");
  if (error instanceof APIError && typeof error.status === "number") return statusError(error, error.status);
  const message = error instanceof Error ? error.message : String(error);
  return of("doubtful", "connection_lost", `The connection to the provider broke off: ${message}`);

  function of(kind: ProviderErrorKind, code: string, message: string): ProviderError {
    return new ProviderError(kind, code, message, null, error);
  }
}

function connectionError(error: APIConnectionError): ProviderError {
  const code = systemCodeOf(error);
  return code !== undefined && NEVER_SENT.has(code)
    ? new ProviderError("unreachable", "unreachable", `The provider cannot be reached (${code}).`, null, error)
    : new ProviderError("doubtful", "connection_lost", "The connection to the provider broke off.", null, error);
}

/** The system's error code, from however deep in the chain of causes; of several attempts, the first one's. */
function systemCodeOf(error: unknown): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
    if (first instanceof Error && "code" in first && typeof first.code === "string") return first.code;
  }
  return undefined;
}

function statusError(error: APIError, status: number): ProviderError {
  const code = error.code ?? error.type ?? `http_${status}`;
  const retryAfterSeconds = readRetryAfter(error.headers?.get("retry-after") ?? null);
  return new ProviderError(kindOf(status, code), code, error.message, status, error, retryAfterSeconds);
}

function kindOf(status: number, code: string): ProviderErrorKind {
  if (status === 401 || status === 403 || ACCOUNT_CODES.has(code)) return "configuration";
  if (status === 404) return "not_found";
  if (status === 429) return "throttled";
  return status >= 500 || status === 408 || status === 409 ? "doubtful" : "refused";
}

/** Seconds, or the time from which on it may be asked again. Source: RFC 9110, 10.2.3. */
function readRetryAfter(value: string | null): number | null {
  if (value === null || value.trim() === "") return null;
  const seconds = Number.isFinite(Number(value)) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
