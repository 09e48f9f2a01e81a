import { expect, test } from "vitest";
import { usd } from "./model-columns.tsx";
import { draftOf, problemOf, toPrice } from "./price-form.ts";

const draft = { batchPrompt: " 1.25 ", batchCompletion: "5", batchCachedPrompt: "", prompt: "2.5", completion: "10" };

test("takes what was entered to the digit, and an empty cached price as none", () => {
  expect(toPrice(draft)).toEqual({
    batchPrompt: "1.25",
    batchCompletion: "5",
    batchCachedPrompt: null,
    prompt: "2.5",
    completion: "10",
  });
  expect(toPrice({ ...draft, batchCachedPrompt: "0.0625" })?.batchCachedPrompt).toBe("0.0625");
});

test("is no price while anything is missing or is none", () => {
  expect(toPrice(draftOf(null))).toBeNull();
  expect(toPrice({ ...draft, prompt: "2,5" })).toBeNull();
  expect(toPrice({ ...draft, batchCachedPrompt: "cheap" })).toBeNull();
  expect(problemOf("prompt", "")).toMatch(/^A price like/u);
  expect(problemOf("batchCachedPrompt", " ")).toBeNull();
});

test("shows dollars with cents, and every digit beyond", () => {
  expect(["2.5", "10", "0.0625", "0.000001", "1250", null, undefined].map(usd)).toEqual([
    "$2.50",
    "$10.00",
    "$0.0625",
    "$0.000001",
    "$1,250.00",
    "–",
    "–",
  ]);
});
