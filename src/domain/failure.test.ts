import { expect, test } from "vitest";
import { FAILURES, type FailureCode, failureOf, providerFailure } from "./failure.ts";

const NOTHING = { status: null, code: null, type: null, message: null };
const CODES = Object.keys(FAILURES).filter((code): code is FailureCode => Object.hasOwn(FAILURES, code));

test.each(CODES)("tells an operator in a sentence what %s means, and what to do about it", (code) => {
  expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
  expect(failureOf(code).message).toMatch(/^[A-Z].*\.$/u);
  expect(FAILURES[code].advice).toMatch(/^[A-Z].*\.$/u);
});

test("never tries again by itself what would only fail again, or what somebody decided", () => {
  expect(CODES.filter((code) => !FAILURES[code].retryable).sort()).toEqual([
    "batch_cancelled",
    "content_filter",
    "context_length_exceeded",
    "input_too_large",
    "invalid_input_line",
    "invalid_request",
    "no_messages",
    "refusal",
    "submission_refused",
  ]);
});

test("says that a setting is to be changed only of what is not tried again by itself", () => {
  expect(CODES.filter((code) => "needs" in FAILURES[code])).toEqual(["submission_refused", "input_too_large"]);
  expect(CODES.filter((code) => "needs" in FAILURES[code] && FAILURES[code].retryable)).toEqual([]);
});

test("keeps a message of its own, with the table's word on another attempt", () => {
  expect(failureOf("refusal", "I cannot help.")).toEqual({
    code: "refusal",
    message: "I cannot help.",
    retryable: false,
  });
});

test.each([
  ...[408, 409, 429, 500, 502, 503, 504, 529].map((status) => [status, true] as const),
  ...[400, 401, 403, 404, 413, 422].map((status) => [status, false] as const),
  [null, true] as const,
])("judges a row by its HTTP status where it names no code: %j, another attempt: %j", (status, retryable) => {
  expect(providerFailure({ ...NOTHING, status })).toMatchObject({ retryable });
});

test.each([
  [408, "timeout"],
  [409, "conflict"],
  [429, "rate_limit_exceeded"],
  [503, "server_error"],
  [400, "invalid_request"],
  [null, "server_error"],
])("names the failure of a row that names none: %j is %s", (status, code) => {
  expect(providerFailure({ ...NOTHING, status })).toMatchObject({ code, message: expect.stringMatching(/\.$/u) });
});

test.each([
  ["batch_expired", null, true],
  ["batch_cancelled", null, false],
  ["context_length_exceeded", 400, false],
  ["content_filter", 400, false],
  ["rate_limit_exceeded", 429, true],
  ["server_error", 400, true],
])("lets the table judge a code that stands in it: %s (%j), another attempt: %j", (code, status, retryable) => {
  expect(providerFailure({ ...NOTHING, code, status })).toEqual({
    code,
    message: failureOf(CODES.find((known) => known === code) ?? "result_missing").message,
    retryable,
  });
});

test.each([
  ["string_above_max_length", 400, false],
  ["engine_overloaded", 503, true],
  ["request_timeout", 408, true],
  ["resource_locked", 409, true],
  ["slow_down", 429, true],
  ["something_new", null, true],
  ["constructor", 400, false],
  ["__proto__", 500, true],
])("keeps a code that it does not know and judges by the status: %s (%j)", (code, status, retryable) => {
  expect(providerFailure({ ...NOTHING, code, status, message: "Because." })).toEqual({
    code,
    message: "Because.",
    retryable,
  });
});

test("takes the type where there is no code, and neither where they are empty", () => {
  expect(providerFailure({ ...NOTHING, status: 400, type: "invalid_request_error" }).code).toBe(
    "invalid_request_error",
  );
  expect(providerFailure({ ...NOTHING, status: 400, code: "", type: "image_parse_error" }).code).toBe(
    "image_parse_error",
  );
  expect(providerFailure({ ...NOTHING, status: 400, code: "", type: "", message: "" })).toEqual(
    failureOf("invalid_request"),
  );
});
