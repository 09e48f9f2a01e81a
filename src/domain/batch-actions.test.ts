import { expect, test } from "vitest";
import { whyNotApply, whyNotCancel, whyNotPoll } from "./batch-actions.ts";
import { BATCH_STATUSES, canBatchBecome } from "./batch-status.ts";

const named = { openaiBatchId: "batch_1", claimedCount: 3 };

test("lets a batch be cancelled until the provider is done with it", () => {
  const cancellable = BATCH_STATUSES.filter((status) => whyNotCancel({ status }) === null);
  expect(cancellable).toEqual(["PENDING", "UPLOADING", "VALIDATING", "IN_PROGRESS", "FINALIZING"]);
});

test("lets the provider be asked while it is working on a batch, and not about one that it never named", () => {
  const pollable = BATCH_STATUSES.filter((status) => whyNotPoll({ status, ...named }) === null);
  expect(pollable).toEqual(["VALIDATING", "IN_PROGRESS", "FINALIZING"]);
  expect(whyNotPoll({ status: "VALIDATING", openaiBatchId: null })).toMatch(/no id/u);
});

test("lets results be applied again once a batch is at its end, and while a request still waits for them", () => {
  const applicable = BATCH_STATUSES.filter((status) => whyNotApply({ status, ...named }) === null);
  expect(applicable).toEqual(["COMPLETED", "PROCESSED", "FAILED", "CANCELLED"]);
  expect(applicable.some((status) => canBatchBecome(status, "IN_PROGRESS"))).toBe(false);
  expect(whyNotApply({ status: "PROCESSED", claimedCount: 0 })).toMatch(/Everything/u);
});
