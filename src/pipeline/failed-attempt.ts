import type { FailedAttempt } from "../database/failure-store.ts";
import type { Failure } from "../domain/failure.ts";

const NOTHING_KNOWN = {
  raw: null,
  openaiRequestId: null,
  promptTokens: null,
  completionTokens: null,
  totalTokens: null,
  totalCostEur: null,
  syncCostEur: null,
};

/** A failed attempt as it is written; `facts` are what the provider said besides, where there was a result line. */
export function failedAttempt(
  id: string,
  next: FailedAttempt["next"],
  failure: Failure,
  facts: Partial<Omit<FailedAttempt, "id" | "next">> = {},
): FailedAttempt {
  return { id, next, errorCode: failure.code, errorMessage: failure.message, ...NOTHING_KNOWN, ...facts };
}
