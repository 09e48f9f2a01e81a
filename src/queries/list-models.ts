import type { Database } from "../database/client.ts";
import { type PricePeriod, priceAt } from "../domain/price-period.ts";
import { type ModelPrice, toPerMillion } from "../domain/token-price.ts";

export type ListedPrice = PricePeriod & ModelPrice;

export type ModelListItem = {
  id: string;
  name: string;
  /** Prompt tokens that may be enqueued at the provider; null: no limit of ours. */
  enqueuedTokenLimit: number | null;
  createdAt: Date;
  /** The price that is valid now; null where there is none, and results cost nothing that is known. */
  current: ListedPrice | null;
  /** All of them, the latest first. */
  prices: ListedPrice[];
};

/** Every model with all of its prices, by name. */
export async function listModels(database: Database, { now }: { now: Date }): Promise<ModelListItem[]> {
  const models = await database.aIModel.findMany({
    orderBy: { name: "asc" },
    include: { pricing: { orderBy: { effectiveFrom: "desc" } } },
  });
  return models.map(({ pricing, enqueuedTokenLimit, ...model }) => {
    const prices = pricing.map(toListed);
    const limit = enqueuedTokenLimit === null ? null : Number(enqueuedTokenLimit);
    return { ...model, enqueuedTokenLimit: limit, current: priceAt(prices, now), prices };
  });
}

type Decimal = { toFixed(): string };

type StoredPrice = PricePeriod & {
  promptTokenCost: Decimal;
  completionTokenCost: Decimal;
  batchPromptTokenCost: Decimal;
  batchCachedTokenCost: Decimal | null;
  batchCompletionTokenCost: Decimal;
};

function toListed(price: StoredPrice): ListedPrice {
  const { id, effectiveFrom, effectiveUntil, batchCachedTokenCost: cached } = price;
  return {
    id,
    effectiveFrom,
    effectiveUntil,
    prompt: toPerMillion(price.promptTokenCost.toFixed()),
    completion: toPerMillion(price.completionTokenCost.toFixed()),
    batchPrompt: toPerMillion(price.batchPromptTokenCost.toFixed()),
    batchCachedPrompt: cached === null ? null : toPerMillion(cached.toFixed()),
    batchCompletion: toPerMillion(price.batchCompletionTokenCost.toFixed()),
  };
}
