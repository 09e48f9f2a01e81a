import { expect, test } from "vitest";
import { isSettledProviderBatch, LATE_OUTPUT_SECONDS, providerBatchSchema } from "./provider-batch.ts";

const COMPLETED_AT = 1_800_000_000;
const AT_ONCE = new Date(COMPLETED_AT * 1000);
const MUCH_LATER = new Date((COMPLETED_AT + LATE_OUTPUT_SECONDS + 1) * 1000);

function parse(fields: Record<string, unknown> = {}) {
  return providerBatchSchema.parse({
    id: "batch_1",
    status: "completed",
    input_file_id: "file-in",
    output_file_id: "file-out",
    created_at: COMPLETED_AT - 3600,
    completed_at: COMPLETED_AT,
    request_counts: { total: 3, completed: 3, failed: 0 },
    ...fields,
  });
}

test("reads an empty or absent file id as no file", () => {
  expect(parse({ output_file_id: "", error_file_id: "" })).toMatchObject({ output_file_id: null, error_file_id: null });
  expect(parse({ output_file_id: null, error_file_id: undefined })).toMatchObject({
    output_file_id: null,
    error_file_id: null,
  });
});

test("reads times as whole moments, and an absent or zero one as none", () => {
  expect(parse({ expires_at: 0, in_progress_at: null })).toMatchObject({
    completed_at: AT_ONCE,
    expires_at: null,
    in_progress_at: null,
    finalizing_at: null,
  });
});

test("keeps a status that nobody knows yet, and waits", () => {
  expect(parse({ status: "paused" }).status).toBe("paused");
  expect(isSettledProviderBatch(parse({ status: "paused" }), MUCH_LATER)).toBe(false);
});

test("takes out of the provider's errors what the database would reject, so that a look at a batch can be written", () => {
  const errors = { object: "list", data: [{ code: "x\0", message: "Line \uD83D is no JSON.", param: "\0", line: 3 }] };
  expect(parse({ status: "failed", errors }).errors?.data).toEqual([
    { code: "x", message: "Line \uFFFD is no JSON.", param: "", line: 3 },
  ]);
});

test("understands a batch with nothing but an id and a status", () => {
  expect(providerBatchSchema.safeParse({ id: "batch_1", status: "validating" }).success).toBe(true);
});

test.each(["validating", "in_progress", "finalizing", "cancelling", "constructor"])(
  "waits while it is %s",
  (status) => {
    expect(isSettledProviderBatch(parse({ status }), MUCH_LATER)).toBe(false);
  },
);

test.each([
  ["completed with its output file", {}],
  [
    "completed with only an error file: every row failed",
    { output_file_id: null, error_file_id: "file-err", request_counts: { total: 3, completed: 0, failed: 3 } },
  ],
  ["completed with counts that do not add up", { request_counts: { total: 9, completed: 3, failed: 1 } }],
  ["failed in validation", { status: "failed", output_file_id: null, completed_at: null, request_counts: null }],
  ["expired with paid output", { status: "expired", completed_at: null }],
  [
    "expired before anything was run",
    { status: "expired", output_file_id: null, request_counts: { total: 3, completed: 0, failed: 0 } },
  ],
  [
    "cancelled, with rows in neither file",
    { status: "cancelled", request_counts: { total: 9, completed: 3, failed: 0 } },
  ],
] as const)("is settled at once: %s", (_, fields) => {
  expect(isSettledProviderBatch(parse(fields), AT_ONCE)).toBe(true);
});

test.each([null, ""])(
  "waits for the output file that the counts promise, but not for ever (output_file_id %j)",
  (id) => {
    const batch = parse({
      output_file_id: id,
      error_file_id: "file-err",
      request_counts: { total: 3, completed: 2, failed: 1 },
    });
    expect(isSettledProviderBatch(batch, AT_ONCE)).toBe(false);
    expect(isSettledProviderBatch(batch, new Date(AT_ONCE.getTime() + LATE_OUTPUT_SECONDS * 1000))).toBe(false);
    expect(isSettledProviderBatch(batch, MUCH_LATER)).toBe(true);
  },
);

test.each([
  ["whose counts are missing", { request_counts: null, error_file_id: "file-err" }],
  ["that has neither file", { request_counts: { total: 3, completed: 0, failed: 0 } }],
  [
    "that has neither file, though every row is said to have failed",
    { request_counts: { total: 3, completed: 0, failed: 3 } },
  ],
])("does not take for settled at once a completed batch without an output file %s", (_, fields) => {
  const batch = parse({ output_file_id: null, ...fields });
  const waits = batch.request_counts == null ? LATE_OUTPUT_SECONDS : 60;
  expect(isSettledProviderBatch(batch, new Date(AT_ONCE.getTime() + waits * 1000))).toBe(false);
  expect(isSettledProviderBatch(batch, new Date(AT_ONCE.getTime() + (waits + 1) * 1000))).toBe(true);
});

test("measures the wait by the best time that it has", () => {
  const batch = parse({ output_file_id: null, completed_at: null, finalizing_at: COMPLETED_AT });
  expect(isSettledProviderBatch(batch, AT_ONCE)).toBe(false);
  expect(isSettledProviderBatch(batch, MUCH_LATER)).toBe(true);
});

test.each(["expired", "cancelled", "failed"])("waits for the paid output of a batch that is %s too", (status) => {
  const batch = parse({ status, output_file_id: null, completed_at: null, [`${status}_at`]: COMPLETED_AT });
  expect(isSettledProviderBatch(batch, AT_ONCE)).toBe(false);
  expect(isSettledProviderBatch(batch, MUCH_LATER)).toBe(true);
});

test("does not wait for ever for a batch that tells no time", () => {
  const batch = parse({ output_file_id: null, completed_at: null, created_at: null });
  expect(isSettledProviderBatch(batch, AT_ONCE)).toBe(true);
});
