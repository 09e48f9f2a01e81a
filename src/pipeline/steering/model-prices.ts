import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { type Database, inTransaction } from "../../database/client.ts";
import { placePrice } from "../../domain/price-period.ts";
import { type ModelPrice, toPerToken } from "../../domain/token-price.ts";
import type { Clock } from "../../shared/clock.ts";
import { AppError } from "../../shared/errors.ts";
import { lockModel } from "./models.ts";

type Dependencies = { database: Database; clock: Clock };

/**
 * Adds a price of a model, valid from a moment on, which is now when none is given. The price that was valid until then
 * ends there. Periods never overlap: whoever adds a price locks the model first.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when the moment is taken, or the past would be changed
 */
export function addPrice(
  { database, clock }: Dependencies,
  input: { modelId: string; price: ModelPrice; effectiveFrom: Date | null; actor: Actor },
): Promise<{ id: string; effectiveFrom: Date }> {
  const { modelId, price, actor } = input;
  return inTransaction(database, async (tx) => {
    const { name } = await lockModel(tx, modelId);
    const now = clock.now();
    const effectiveFrom = input.effectiveFrom ?? now;
    const place = placePrice(await tx.aIModelPricing.findMany({ where: { modelId } }), effectiveFrom, now);
    if (typeof place === "string") throw new AppError("CONFLICT", place);
    const { closes, effectiveUntil } = place;
    if (closes !== null) {
      await tx.aIModelPricing.update({ where: { id: closes }, data: { effectiveUntil: effectiveFrom } });
    }
    const data = { modelId, ...toColumns(price), effectiveFrom, effectiveUntil };
    const { id } = await tx.aIModelPricing.create({ data });
    const details = { modelId, name, priceId: id, effectiveFrom: effectiveFrom.toISOString(), usdPerMillion: price };
    await recordAudit(tx, { actor, action: "model.price_added", affectedCount: 1, details });
    return { id, effectiveFrom };
  });
}

/**
 * Takes back a price that is not valid yet. The one before it is then valid for as long as that one would have been.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when it is or was valid
 */
export function withdrawPrice(
  { database, clock }: Dependencies,
  { modelId, priceId, actor }: { modelId: string; priceId: string; actor: Actor },
): Promise<{ id: string }> {
  return inTransaction(database, async (tx) => {
    const { name } = await lockModel(tx, modelId);
    const prices = await tx.aIModelPricing.findMany({ where: { modelId } });
    const price = prices.find(({ id }) => id === priceId);
    if (price === undefined) throw new AppError("NOT_FOUND", "There is no such price.");
    const { effectiveFrom, effectiveUntil } = price;
    if (effectiveFrom <= clock.now()) throw new AppError("CONFLICT", "A price that is or was valid stays.");
    await tx.aIModelPricing.delete({ where: { id: priceId } });
    await tx.aIModelPricing.updateMany({
      where: { modelId, effectiveUntil: effectiveFrom },
      data: { effectiveUntil },
    });
    const details = { modelId, name, priceId, effectiveFrom: effectiveFrom.toISOString() };
    await recordAudit(tx, { actor, action: "model.price_withdrawn", affectedCount: 1, details });
    return { id: priceId };
  });
}

function toColumns(price: ModelPrice) {
  const { batchCachedPrompt } = price;
  return {
    promptTokenCost: toPerToken(price.prompt),
    completionTokenCost: toPerToken(price.completion),
    batchPromptTokenCost: toPerToken(price.batchPrompt),
    batchCachedTokenCost: batchCachedPrompt === null ? null : toPerToken(batchCachedPrompt),
    batchCompletionTokenCost: toPerToken(price.batchCompletion),
  };
}
