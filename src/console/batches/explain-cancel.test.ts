import { expect, test } from "vitest";
import { describeCancelResult, explainCancel } from "./explain-cancel.ts";

const RUNNING = { openaiBatchId: "batch_1", requestCount: 2500, providerCompleted: 1630, providerFailed: 12 };

test("states how many requests are paid for and applied, and how many fail with which code", () => {
  const text = explainCancel(RUNNING).join(" ");
  expect(text).toContain("1,642 of 2,500 requests");
  expect(text).toContain("at most 858, fails with “batch_cancelled”");
  expect(text).toContain("cannot be undone");
});

test("promises that nothing is paid for of a batch that was not sent", () => {
  const text = explainCancel({ ...RUNNING, openaiBatchId: null, providerCompleted: null, providerFailed: null }).join(
    " ",
  );
  expect(text).toContain("its 2,500 requests fail with “batch_cancelled”, and nothing is paid for");
});

test.each([
  ["CANCELLED", null, "The batch is cancelled"],
  ["FINALIZING", "cancelling", "The provider is cancelling it"],
  ["IN_PROGRESS", "in_progress", "The cancellation is noted"],
] as const)("says what came of it: %s, %s", (status, providerStatus, title) => {
  expect(describeCancelResult({ status, providerStatus }).title).toBe(title);
});
