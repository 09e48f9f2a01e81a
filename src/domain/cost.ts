import type { Usage } from "./completion.ts";

/** Prices per token in USD of a model run through the Batch API. `cachedToken` is null where caching is not cheaper. */
export type BatchPricing = { promptToken: number; cachedToken: number | null; completionToken: number };

/** Digits after the point that the database keeps of a price or cost. */
const DECIMALS = 12;

/** What a result cost in EUR. Cached prompt tokens are part of `promptTokens` and may have a price of their own. */
export function costEur(usage: Usage, pricing: BatchPricing, usdToEurRate: number): number {
  const cached = Math.min(usage.cachedTokens ?? 0, usage.promptTokens);
  const prompt =
    (usage.promptTokens - cached) * pricing.promptToken + cached * (pricing.cachedToken ?? pricing.promptToken);
  const usd = prompt + usage.completionTokens * pricing.completionToken;
  return Number((usd * usdToEurRate).toFixed(DECIMALS));
}
