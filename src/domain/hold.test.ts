import { expect, test } from "vitest";
import { budgetHold, modelHold, PROVIDER_HOLD, tokenLimitPauseSeconds } from "./hold.ts";

test("rests a minute after the first refusal, twice as long after each, and never more than an hour", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 50, 5000].map(tokenLimitPauseSeconds);
  expect(pauses).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]);
  expect(tokenLimitPauseSeconds(0)).toBe(60);
});

test("keeps scopes apart, so that no hold stops or frees another", () => {
  const models = ["gpt-4o", "gpt-4o-mini", "provider"];
  const scopes = [PROVIDER_HOLD, ...models.map(modelHold), ...models.map(budgetHold)];
  expect(new Set(scopes).size).toBe(scopes.length);
});
