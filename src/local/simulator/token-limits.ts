/** Prompt tokens that may be enqueued at once. Source: OpenAI's models reference, batch queue limits of usage tier 1. */
const LIMITS: Readonly<Record<string, number>> = {
  "gpt-4o": 90_000,
  "gpt-4o-mini": 2_000_000,
  "gpt-4.1": 900_000,
  "gpt-4.1-mini": 2_000_000,
  "gpt-4.1-nano": 2_000_000,
  "gpt-4-turbo": 90_000,
  "gpt-5": 1_500_000,
  "gpt-5-mini": 5_000_000,
  "gpt-5-nano": 2_000_000,
};

/** A dated version of a model, such as `gpt-4o-2024-08-06`. */
const DATE = /-\d{4}-\d{2}-\d{2}$/u;

/** The limit of a model; none for a model that is not known here. Limits that are set come before the usual ones. */
export function enqueuedTokenLimit(model: string, set: Readonly<Record<string, number>>): number {
  const family = model.replace(DATE, "");
  return set[model] ?? set[family] ?? LIMITS[family] ?? Number.POSITIVE_INFINITY;
}
