import { isPricePerMillion, type ModelPrice } from "../../../domain/token-price.ts";
import type { Price } from "./model-row.ts";

/** What somebody enters for a price, as text; an empty cached price stands for none of its own. */
export type PriceDraft = Record<keyof ModelPrice, string>;

export const PRICE_FIELDS = [
  { name: "batchPrompt", label: "Batch, prompt" },
  { name: "batchCompletion", label: "Batch, completion" },
  { name: "batchCachedPrompt", label: "Batch, cached prompt" },
  { name: "prompt", label: "Synchronous, prompt" },
  { name: "completion", label: "Synchronous, completion" },
] as const satisfies readonly { name: keyof ModelPrice; label: string }[];

const EMPTY: PriceDraft = { batchPrompt: "", batchCompletion: "", batchCachedPrompt: "", prompt: "", completion: "" };

/** Begins with the price that is valid, since mostly one figure of it changes. */
export function draftOf(price: Price | null): PriceDraft {
  if (price === null) return EMPTY;
  const { batchPrompt, batchCompletion, batchCachedPrompt, prompt, completion } = price;
  return { batchPrompt, batchCompletion, batchCachedPrompt: batchCachedPrompt ?? "", prompt, completion };
}

/** What is wrong with an entry; null when nothing is. */
export function problemOf(name: keyof ModelPrice, text: string): string | null {
  if (name === "batchCachedPrompt" && text.trim() === "") return null;
  if (isPricePerMillion(text.trim())) return null;
  return "A price like 0.075, with at most 6 digits before and after the point.";
}

/** The price that a draft stands for; null while something is wrong with it. */
export function toPrice(draft: PriceDraft): ModelPrice | null {
  if (PRICE_FIELDS.some(({ name }) => problemOf(name, draft[name]) !== null)) return null;
  const cached = draft.batchCachedPrompt.trim();
  return {
    prompt: draft.prompt.trim(),
    completion: draft.completion.trim(),
    batchPrompt: draft.batchPrompt.trim(),
    batchCachedPrompt: cached === "" ? null : cached,
    batchCompletion: draft.batchCompletion.trim(),
  };
}
