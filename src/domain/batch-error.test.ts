import { expect, test } from "vitest";
import { explainBatchEnd } from "./batch-error.ts";

const QUIET = { providerStatus: "completed", errorCode: null, cancelRequestedAt: null };

test("has nothing to explain of a batch that brought its results", () => {
  expect(explainBatchEnd(QUIET)).toBeNull();
});

test.each([
  ["our own code", { ...QUIET, providerStatus: null, errorCode: "batch_vanished" }, "no longer knows the batch"],
  ["the token limit", { ...QUIET, providerStatus: "failed", errorCode: "token_limit_exceeded" }, "enqueued tokens"],
  ["a code that nobody knows", { ...QUIET, providerStatus: "failed", errorCode: "odd" }, "refused the input file"],
  ["no code at all", { ...QUIET, providerStatus: "failed" }, "refused the input file"],
  ["a batch that ran out of time", { ...QUIET, providerStatus: "expired" }, "24 hours"],
  ["one that was cancelled elsewhere", { ...QUIET, providerStatus: "cancelled" }, "not from here"],
])("says in words what became of a batch with %s", (_name, batch, words) => {
  expect(explainBatchEnd(batch)).toContain(words);
});

test("does not explain to operators what they asked for", () => {
  expect(explainBatchEnd({ ...QUIET, providerStatus: "cancelled", cancelRequestedAt: new Date() })).toBeNull();
});
