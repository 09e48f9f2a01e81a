import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";

/** USD per million tokens: sync in / out, batch in / out. Source: OpenAI's price list. */
const LISTED = {
  "gpt-4o": [2.5, 10, 1.25, 5],
  "gpt-4o-mini": [0.15, 0.6, 0.075, 0.3],
  "gpt-4.1": [2, 8, 1, 4],
  "gpt-4.1-mini": [0.4, 1.6, 0.2, 0.8],
  "gpt-4.1-nano": [0.1, 0.4, 0.05, 0.2],
  "gpt-4-turbo": [10, 30, 5, 15],
  "gpt-5": [1.25, 10, 0.625, 5],
  "gpt-5-mini": [0.25, 2, 0.125, 1],
  "gpt-5-nano": [0.05, 0.4, 0.025, 0.2],
};

/** USD per million cached prompt tokens in a batch, where the list has a price of its own for them. */
const LISTED_CACHED = { "gpt-5": 0.0625, "gpt-5-mini": 0.0125, "gpt-5-nano": 0.0025 };

/** USD per million tokens, as the list prints it. */
const perMillion = (price: { toNumber(): number }) => Number((price.toNumber() * 1e6).toFixed(6));

test("every listed model has a token limit, and its prices as a row that is valid from a day on and not yet ended", async () => {
  const { database } = await createTestDatabase();
  const models = await database.aIModel.findMany({ include: { pricing: true } });
  const prices = models.map(({ name, enqueuedTokenLimit, pricing }) => {
    expect(enqueuedTokenLimit, name).toBeGreaterThan(0n);
    expect(pricing, name).toHaveLength(1);
    const [price] = pricing;
    expect(price?.effectiveFrom.getTime(), name).toBeLessThan(Date.now());
    expect(price?.effectiveUntil, name).toBeNull();
    return [name, price] as const;
  });
  const listed = prices.map(([name, price]) => [
    name,
    price &&
      [
        price.promptTokenCost,
        price.completionTokenCost,
        price.batchPromptTokenCost,
        price.batchCompletionTokenCost,
      ].map(perMillion),
  ]);
  expect(Object.fromEntries(listed)).toEqual(LISTED);
  const cached = prices.flatMap(([name, price]) =>
    price?.batchCachedTokenCost ? [[name, perMillion(price.batchCachedTokenCost)]] : [],
  );
  expect(Object.fromEntries(cached)).toEqual(LISTED_CACHED);
});

test("keeps prices as exact as the list: no price of a token is rounded away", async () => {
  const { database } = await createTestDatabase();
  const [row] = await database.$queryRaw<{ smallest: string }[]>`
    SELECT min("batchCachedTokenCost")::text AS smallest FROM "AIModelPricing"`;
  expect(row?.smallest).toBe("0.000000002500");
});

test("never has two prices of a model from the same moment", async () => {
  const { database } = await createTestDatabase();
  const known = await database.aIModelPricing.findFirstOrThrow({ omit: { id: true } });
  await expect(database.aIModelPricing.create({ data: known })).rejects.toThrow("Unique constraint failed");
});
