import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { isPricePerMillion } from "../domain/token-price.ts";
import { addPrice, withdrawPrice } from "../pipeline/steering/model-prices.ts";
import { addModel, setTokenLimit } from "../pipeline/steering/models.ts";
import { listModels } from "../queries/list-models.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const id = z.string().max(200).toLowerCase();

/** As a provider may name them, fine-tuned ones too: `ft:gpt-4o-mini:acme::a1b2`. */
const name = z
  .string()
  .trim()
  .regex(/^[\w.:/-]{1,100}$/u, "must have 1 to 100 letters, digits or any of . : / _ -");

const tokenLimit = z.int().min(1).max(1e12).nullable();

const usdPerMillion = z
  .string()
  .trim()
  .refine(isPricePerMillion, "must be USD per million tokens with at most 6 digits before and after the point");

const price = z.object({
  prompt: usdPerMillion,
  completion: usdPerMillion,
  batchPrompt: usdPerMillion,
  batchCachedPrompt: usdPerMillion.nullable(),
  batchCompletion: usdPerMillion,
});

/** Far enough for every plan and every correction, and within PostgreSQL's range. */
const moment = z.date().min(new Date("2020-01-01")).max(new Date("2100-01-01"));

export const modelsRouter = router({
  list: procedureWith("models:read").query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    return { asOf, models: await listModels(ctx.database, { now: asOf }) };
  }),

  add: procedureWith("models:write")
    .input(z.object({ name, enqueuedTokenLimit: tokenLimit }))
    .mutation(({ ctx, input }) => addModel(ctx, { ...input, actor: actorOf(ctx.caller) })),

  setTokenLimit: procedureWith("models:write")
    .input(z.object({ modelId: id, limit: tokenLimit, expected: tokenLimit }))
    .mutation(({ ctx, input }) => setTokenLimit(ctx, { ...input, actor: actorOf(ctx.caller) })),

  addPrice: procedureWith("models:write")
    .input(z.object({ modelId: id, price, effectiveFrom: moment.nullable() }))
    .mutation(({ ctx, input }) => addPrice(ctx, { ...input, actor: actorOf(ctx.caller) })),

  withdrawPrice: procedureWith("models:write")
    .input(z.object({ modelId: id, priceId: id }))
    .mutation(({ ctx, input }) => withdrawPrice(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
