import type { Analysis } from "./analysis.ts";
import { statusAfterFailure } from "./batch-remainder.ts";
import { type Failure, failureOf } from "./failure.ts";
import type { ResultFacts, ResultLine } from "./result-line.ts";

/** A result line that names a request. */
export type NamedResult = Exclude<ResultLine, { kind: "unreadable" }>;

/** What a result line makes of the request that it names. */
export type RequestOutcome =
  | { next: "PROCESSING_COMPLETE"; analysis: Analysis; facts: ResultFacts }
  | { next: "PENDING_BATCHING" | "PROCESSING_FAILED"; failure: Failure; facts: ResultFacts };

/**
 * An answer counts only when it names the session that was asked about: one that does not may be about another
 * conversation, and is treated as any answer that breaks the contract.
 */
export function outcomeOf(
  result: NamedResult,
  request: { sessionId: string; attempt: number },
  maxAttempts: number,
): RequestOutcome {
  if (result.kind === "succeeded" && result.analysis.session_id === request.sessionId) {
    return { next: "PROCESSING_COMPLETE", analysis: result.analysis, facts: result };
  }
  const failure =
    result.kind === "failed" ? result.failure : failureOf("invalid_output", "session_id: is not the session's");
  return { next: statusAfterFailure(failure, request.attempt, maxAttempts), failure, facts: result };
}
