import { expect, test } from "vitest";
import { describeProgress } from "./describe-progress.ts";

const BATCH = {
  status: "IN_PROGRESS",
  requestCount: 2500,
  providerCompleted: 1630,
  providerFailed: 12,
  succeededCount: 0,
  failedCount: 0,
  requeuedCount: 0,
  processedAt: null,
} as const;

test("tells how far the provider is while it works on a batch", () => {
  expect(describeProgress(BATCH)).toEqual({ done: 1642, text: "1,630 of 2,500 succeeded · 12 failed" });
});

test("says nothing about failures that there are none of", () => {
  expect(describeProgress({ ...BATCH, providerCompleted: null, providerFailed: null })).toEqual({
    done: 0,
    text: "0 of 2,500 succeeded",
  });
});

test("counts what was applied once the provider is done, since that is what the sessions have", () => {
  const applied = { ...BATCH, status: "FAILED", succeededCount: 1600, failedCount: 30, requeuedCount: 870 } as const;
  expect(describeProgress(applied)).toEqual({
    done: 2500,
    text: "1,600 of 2,500 succeeded · 30 failed · 870 back to waiting",
  });
});
