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
} as const;

test("tells how far the provider is while it works on a batch", () => {
  expect(describeProgress(BATCH)).toEqual({
    done: 1642,
    text: "1,630 of 2,500 succeeded · 12 failed",
    parts: [
      { tone: "active", start: 0, count: 1630 },
      { tone: "danger", start: 1630, count: 12 },
    ],
  });
});

test("says nothing about failures that there are none of", () => {
  const nothing = describeProgress({ ...BATCH, providerCompleted: null, providerFailed: null });
  expect(nothing).toEqual({ done: 0, text: "0 of 2,500 succeeded", parts: [] });
});

test("counts what was applied once the provider is done, since that is what the sessions have", () => {
  const applied = { ...BATCH, status: "FAILED", succeededCount: 1600, failedCount: 30, requeuedCount: 870 } as const;
  expect(describeProgress(applied)).toMatchObject({
    done: 2500,
    text: "1,600 of 2,500 succeeded · 30 failed · 870 back to waiting",
    parts: [{ tone: "success" }, { tone: "danger" }, { tone: "neutral", start: 1630, count: 870 }],
  });
});
