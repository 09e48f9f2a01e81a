import type { Usage } from "./completion.ts";

/** Prices per token in USD. `cachedToken` is null where caching is not cheaper. */
export type TokenPricing = { promptToken: number; cachedToken: number | null; completionToken: number };

/** What a model costs through the Batch API, and what the same would cost without it. */
export type ModelPricing = { batch: TokenPricing; sync: TokenPricing };

/** Digits after the point that the database keeps of a price or cost. */
const DECIMALS = 12;

/** What a result cost in EUR. Cached prompt tokens are part of `promptTokens` and may have a price of their own. */
export function costEur(usage: Usage, pricing: TokenPricing, usdToEurRate: number): number {
  const cached = Math.min(usage.cachedTokens ?? 0, usage.promptTokens);
  const prompt =
    (usage.promptTokens - cached) * pricing.promptToken + cached * (pricing.cachedToken ?? pricing.promptToken);
  const usd = prompt + usage.completionTokens * pricing.completionToken;
  return Number((usd * usdToEurRate).toFixed(DECIMALS));
}
