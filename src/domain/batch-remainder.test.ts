import { expect, test } from "vitest";
import { type EndedBatch, linesAtFault, remainderOf, statusAfterFailure } from "./batch-remainder.ts";
import { failureOf } from "./failure.ts";

const TOKEN_LIMIT = { code: "token_limit_exceeded", message: "Enqueued token limit reached." };

function ended(fields: Partial<EndedBatch>): EndedBatch {
  return {
    providerStatus: "completed",
    errorCode: null,
    errorMessage: null,
    providerErrors: [],
    cancelRequestedAt: null,
    ...fields,
  };
}

test.each([
  ["completed", { providerStatus: "completed" }, "result_missing", true],
  ["expired", { providerStatus: "expired" }, "batch_expired", true],
  ["cancelled", { providerStatus: "cancelled" }, "batch_cancelled", true],
  ["failed as a whole", { providerStatus: "failed", errorCode: "invalid_file" }, "batch_failed", true],
  ["failed without a reason", { providerStatus: "failed" }, "batch_failed", true],
  [
    "refused before the provider took it",
    { providerStatus: null, errorCode: "submission_refused" },
    "submission_refused",
    true,
  ],
  ["unknown to the provider", { providerStatus: "in_progress", errorCode: "batch_vanished" }, "batch_vanished", true],
  ["of a status that nobody knows", { providerStatus: "paused" }, "result_missing", true],
  ["never with the provider", { providerStatus: null }, "result_missing", true],
  [
    "failed over single lines, for the other lines",
    {
      providerStatus: "failed",
      errorCode: "invalid_json_line",
      providerErrors: [{ code: "invalid_json_line", line: 7 }],
    },
    "batch_failed",
    false,
  ],
  [
    "failed over the model's enqueued tokens",
    { providerStatus: "failed", errorCode: TOKEN_LIMIT.code, providerErrors: [TOKEN_LIMIT] },
    "batch_failed",
    false,
  ],
  [
    "failed over the model's enqueued tokens, named second",
    { providerStatus: "failed", errorCode: "batch_failed", providerErrors: [{ code: "batch_failed" }, TOKEN_LIMIT] },
    "batch_failed",
    false,
  ],
] as const)("says of requests without a line in a batch that ended %s", (_, fields, code, isAttempt) => {
  const blamedCount = linesAtFault(ended(fields)).length;
  const remainder = remainderOf(ended(fields), blamedCount);
  expect({ code: remainder.failure.code, isAttempt: remainder.isAttempt }).toEqual({ code, isAttempt });
});

test("asks for nothing again by itself that an operator cancelled or the provider refused to take", () => {
  expect(remainderOf(ended({ providerStatus: "cancelled" }), 0).failure.retryable).toBe(false);
  expect(remainderOf(ended({ providerStatus: null, errorCode: "submission_refused" }), 0).failure.retryable).toBe(
    false,
  );
});

test.each([
  { providerStatus: "cancelled" },
  { providerStatus: "completed" },
  { providerStatus: "expired" },
  { providerStatus: "failed", providerErrors: [TOKEN_LIMIT] },
  { providerStatus: "in_progress", errorCode: "batch_vanished" },
  { providerStatus: null, errorCode: "submission_refused" },
  { providerStatus: null },
])("sends nothing back of a batch that an operator cancelled, however it ended: %j", (fields) => {
  const remainder = remainderOf(ended({ ...fields, cancelRequestedAt: new Date() }), 0);
  expect(remainder).toEqual({ failure: failureOf("batch_cancelled"), isAttempt: true });
});

test("hands on why the batch failed, and has a reason where the provider gave none", () => {
  const errorMessage = "The file is not JSONL.";
  expect(remainderOf(ended({ providerStatus: "failed", errorMessage }), 0).failure.message).toBe(errorMessage);
  expect(
    remainderOf(ended({ providerStatus: null, errorCode: "submission_refused", errorMessage }), 0).failure.message,
  ).toBe(errorMessage);
  expect(remainderOf(ended({ providerStatus: "failed" }), 0).failure).toEqual(failureOf("batch_failed"));
});

test("blames each faulty line once, with its first error", () => {
  const providerErrors = [
    { line: 3, code: "invalid_json_line", message: "Not JSON." },
    { line: 3, code: "missing_required_parameter", message: "No custom_id." },
    { line: 12, code: "duplicate_custom_id" },
    { line: 1, message: "Wrong." },
    { line: 2 },
  ];
  expect(linesAtFault({ providerStatus: "failed", providerErrors })).toEqual([
    { line: 3, failure: failureOf("invalid_input_line", "invalid_json_line: Not JSON.") },
    { line: 12, failure: failureOf("invalid_input_line", "duplicate_custom_id") },
    { line: 1, failure: failureOf("invalid_input_line", "Wrong.") },
    { line: 2, failure: failureOf("invalid_input_line") },
  ]);
});

test.each([null, undefined, 0, -1, 1.5, Number.NaN, 2 ** 60])("blames no line for an error at line %j", (line) => {
  expect(linesAtFault({ providerStatus: "failed", providerErrors: [{ line, code: "x" }] })).toEqual([]);
});

test.each(["completed", "expired", "cancelled", null])("blames no line of a batch that is %s", (providerStatus) => {
  expect(linesAtFault({ providerStatus, providerErrors: [{ line: 1, code: "x" }] })).toEqual([]);
});

test.each([
  [1, 3, "PENDING_BATCHING"],
  [2, 3, "PENDING_BATCHING"],
  [3, 3, "PROCESSING_FAILED"],
  [4, 3, "PROCESSING_FAILED"],
  [1, 1, "PROCESSING_FAILED"],
] as const)("after attempt %i of %i that may pass another time: %s", (attempt, maxAttempts, status) => {
  expect(statusAfterFailure(failureOf("batch_expired"), attempt, maxAttempts)).toBe(status);
});

test("never sends back by itself what is for an operator to decide", () => {
  expect(statusAfterFailure(failureOf("refusal"), 1, 100)).toBe("PROCESSING_FAILED");
});

test("counts an attempt when the lines that the provider blames belong to nobody, or it would go on for ever", () => {
  const fields = { providerStatus: "failed", providerErrors: [{ code: "invalid_json_line", line: 99_999 }] };
  expect(remainderOf(ended(fields), 0).isAttempt).toBe(true);
  expect(remainderOf(ended(fields), 1).isAttempt).toBe(false);
});
