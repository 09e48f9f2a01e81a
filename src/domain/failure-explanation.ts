import { FAILURES, isFailureCode } from "./failure.ts";

/**
 * What kind of failure a code stands for: `retryable` may pass with another attempt, `final` will not by itself, and
 * `configuration` not before somebody changes a setting, ours or the provider's.
 */
export type FailureKind = "retryable" | "final" | "configuration";

/** `kind` is null where the code does not tell. `isKnown` is false for codes that are the provider's own. */
export type FailureExplanation = { kind: FailureKind | null; isKnown: boolean; meaning: string; advice: string };

/** Codes by which the provider refuses the key, the account or the model. Source: OpenAI's error codes guide. */
const REFUSALS_OF_THE_ACCOUNT: readonly string[] = [
  "invalid_api_key",
  "insufficient_quota",
  "billing_hard_limit_reached",
  "billing_not_active",
  "account_deactivated",
  "model_not_found",
];

/** Tells an operator what any error code means, and what to do about it; also one that we have never seen. */
export function explainFailureCode(code: string): FailureExplanation {
  if (!isFailureCode(code)) return REFUSALS_OF_THE_ACCOUNT.includes(code) ? REFUSED_ACCOUNT : OF_THE_PROVIDER;
  const { retryable, meaning, advice, ...rest } = FAILURES[code];
  const kind = "needs" in rest ? rest.needs : retryable ? "retryable" : "final";
  return { kind, isKnown: true, meaning, advice };
}

const REFUSED_ACCOUNT: FailureExplanation = {
  kind: "configuration",
  isKnown: false,
  meaning: "The provider refused the key, the account or the model.",
  advice: "Check the key, the account's credit and the model's name at the provider, then requeue.",
};

const OF_THE_PROVIDER: FailureExplanation = {
  kind: null,
  isKnown: false,
  meaning: "A code of the provider's own; its message says more.",
  advice: "Read the message and look the code up in the provider's documentation before you requeue.",
};
