import { FAILURES, type Failure, failureOf } from "./failure.ts";
import { TOKEN_LIMIT_CODE } from "./hold.ts";
import type { ProviderBatchError } from "./provider-batch.ts";

/** What a batch that is at its end says of itself. `providerStatus` is null when the provider never took it. */
export type EndedBatch = {
  providerStatus: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  providerErrors: readonly ProviderBatchError[];
  /** When an operator cancelled it. */
  cancelRequestedAt: Date | null;
};

/** What becomes of a request that a batch left without a result line. */
export type Remainder = {
  failure: Failure;
  /** Whether it used up one of the request's attempts. Not when the request is no reason why nothing was run. */
  isAttempt: boolean;
};

/**
 * The rule for requests without a result line, by how their batch ended. Nothing of them was run, so none was paid for.
 * Where requests of single input lines were at fault, those have failed by themselves and the others only go back. Of a
 * batch that an operator cancelled nothing goes back, however it ended.
 *
 * @param blamedCount how many requests the provider's errors have been traced to
 */
export function remainderOf(batch: EndedBatch, blamedCount: number): Remainder {
  const { providerStatus, errorCode, errorMessage } = batch;
  if (batch.cancelRequestedAt !== null) return { failure: failureOf("batch_cancelled"), isAttempt: true };
  if (errorCode === "submission_refused" || errorCode === "batch_vanished") {
    return { failure: failureOf(errorCode, errorMessage ?? undefined), isAttempt: true };
  }
  if (providerStatus === "expired") return { failure: failureOf("batch_expired"), isAttempt: true };
  if (providerStatus === "cancelled") return { failure: failureOf("batch_cancelled"), isAttempt: true };
  if (providerStatus !== "failed") return { failure: failureOf("result_missing"), isAttempt: true };
  const isOverTokenLimit = [errorCode, ...batch.providerErrors.map(({ code }) => code)].includes(TOKEN_LIMIT_CODE);
  const isAttempt = !isOverTokenLimit && blamedCount === 0;
  return { failure: failureOf("batch_failed", errorMessage ?? FAILURES.batch_failed.meaning), isAttempt };
}

/** The input lines (from 1) that made the provider refuse the whole batch, each with its first error. */
export function linesAtFault(batch: Pick<EndedBatch, "providerStatus" | "providerErrors">): {
  line: number;
  failure: Failure;
}[] {
  if (batch.providerStatus !== "failed") return [];
  const byLine = new Map<number, Failure>();
  for (const { line, code, message } of batch.providerErrors) {
    if (line == null || !Number.isSafeInteger(line) || line < 1 || byLine.has(line)) continue;
    const reason = [code, message].filter(Boolean).join(": ");
    byLine.set(line, failureOf("invalid_input_line", reason || undefined));
  }
  return [...byLine].map(([line, failure]) => ({ line, failure }));
}

/** Where a request goes after a failed attempt: back by itself while it is worth it and the limit allows, else to its end. */
export function statusAfterFailure(
  failure: Failure,
  attempt: number,
  maxAttempts: number,
): "PENDING_BATCHING" | "PROCESSING_FAILED" {
  return failure.retryable && attempt < maxAttempts ? "PENDING_BATCHING" : "PROCESSING_FAILED";
}
