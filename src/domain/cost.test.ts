import fc from "fast-check";
import { expect, test } from "vitest";
import type { Usage } from "./completion.ts";
import { costEur, type TokenPricing } from "./cost.ts";

/** Batch prices per million tokens in USD, as providers publish them. */
function perMillion(prompt: number, completion: number, cached: number | null = null): TokenPricing {
  return {
    promptToken: prompt / 1e6,
    cachedToken: cached === null ? null : cached / 1e6,
    completionToken: completion / 1e6,
  };
}

function usage(promptTokens: number, completionTokens: number, cachedTokens: number | null = null): Usage {
  return {
    promptTokens,
    completionTokens,
    totalTokens: promptTokens + completionTokens,
    cachedTokens,
    reasoningTokens: null,
  };
}

const GPT_4O_MINI = perMillion(0.075, 0.3);
const GPT_5 = perMillion(0.625, 5, 0.0625);

test.each([
  ["a million tokens each way of gpt-4o-mini", usage(1_000_000, 1_000_000), GPT_4O_MINI, 1, 0.375],
  ["one analysis by gpt-4o-mini, in EUR", usage(800, 120), GPT_4O_MINI, 0.92, 0.000_088_32],
  ["one analysis by gpt-4o", usage(800, 120), perMillion(1.25, 5), 1, 0.0016],
  ["gpt-5 with 4,000 of 10,000 prompt tokens cached", usage(10_000, 1000, 4000), GPT_5, 0.92, 0.008_28],
  ["gpt-5 with every prompt token cached", usage(1000, 0, 1000), GPT_5, 1, 0.000_062_5],
  ["cached tokens of a model without a price for them", usage(10_000, 1000, 4000), GPT_4O_MINI, 1, 0.001_05],
  ["more cached tokens than prompt tokens", usage(1000, 0, 5000), GPT_5, 1, 0.000_062_5],
  ["nothing", usage(0, 0), GPT_5, 0.92, 0],
  ["a single token of gpt-5-nano, cached", usage(1, 0, 1), perMillion(0.025, 0.2, 0.0025), 1, 0.000_000_002_5],
])("costs what the price list says: %s", (_, tokens, pricing, rate, expected) => {
  expect(costEur(tokens, pricing, rate)).toBe(expected);
});

test("rounds to the twelve decimals that are stored", () => {
  expect(costEur(usage(1, 0), perMillion(1 / 3, 0), 1)).toBe(0.000_000_333_333);
  expect(costEur(usage(2, 0), perMillion(1 / 3, 0), 1)).toBe(0.000_000_666_667);
});

const anyUsage = fc.record({ prompt: fc.nat(1_000_000), cached: fc.nat(1_000_000), completion: fc.nat(100_000) });

test("never costs less for more, never more for cached tokens, and is never negative", () => {
  fc.assert(
    fc.property(anyUsage, ({ prompt, cached, completion }) => {
      const cost = costEur(usage(prompt, completion, cached), GPT_5, 0.92);
      expect(cost).toBeGreaterThanOrEqual(0);
      expect(cost).toBeLessThanOrEqual(costEur(usage(prompt, completion), GPT_5, 0.92));
      expect(cost).toBeLessThanOrEqual(costEur(usage(prompt + 1, completion, cached), GPT_5, 0.92));
      expect(cost).toBeLessThanOrEqual(costEur(usage(prompt, completion + 1, cached), GPT_5, 0.92));
    }),
  );
});
