import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyUtf16 } from "../testing/any-utf16.ts";
import { ANSWER, completionBody, isStorable } from "../testing/completion-body.ts";
import { parseResultLine, RAW_TEXT_MAX_LENGTH } from "./result-line.ts";

function lineOf(body: unknown, status = 200): string {
  const response = { status_code: status, request_id: "req_1", body };
  return JSON.stringify({ id: "batch_req_1", custom_id: "request-1", response, error: null });
}

function expectStorable(text: string): void {
  expect(isStorable(parseResultLine(text))).toBe(true);
}

test("reads an answer with everything that the provider said of it", () => {
  const line = lineOf(completionBody({ service_tier: "default", system_fingerprint: "fp_1" }));
  expect(parseResultLine(line)).toEqual({
    kind: "succeeded",
    analysis: ANSWER,
    customId: "request-1",
    openaiRequestId: "req_1",
    serviceTier: "default",
    systemFingerprint: "fp_1",
    usage: { promptTokens: 800, completionTokens: 120, totalTokens: 920, cachedTokens: null, reasoningTokens: null },
    raw: line,
  });
});

test("keeps the facts of an answer that failed, for it was paid for", () => {
  const line = lineOf(completionBody({ choice: { finish_reason: "length" } }));
  expect(parseResultLine(line)).toMatchObject({
    kind: "failed",
    failure: { code: "output_truncated" },
    customId: "request-1",
    openaiRequestId: "req_1",
    usage: { totalTokens: 920 },
    raw: line,
  });
});

describe("is total", () => {
  test("has a reading for any text at all, and one that can be stored", () => {
    fc.assert(fc.property(fc.oneof(anyUtf16, fc.json(), fc.string()), expectStorable));
  });

  test("has a reading for any valid line with a piece replaced", () => {
    const whole = lineOf(completionBody());
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), anyUtf16, (start, length, piece) =>
        expectStorable(whole.slice(0, start) + piece + whole.slice(start + length)),
      ),
    );
  });

  test("tells the request of every line that names one, whatever else the line holds", () => {
    const anyBody = fc.oneof(fc.jsonValue(), fc.record({ choices: fc.jsonValue(), usage: fc.jsonValue() }));
    const anyResponse = fc.oneof(
      fc.jsonValue(),
      fc.record({ status_code: fc.jsonValue(), request_id: fc.jsonValue(), body: anyBody }),
      fc.record({ status_code: fc.integer({ min: 100, max: 599 }), body: anyBody }),
    );
    const anyRest = fc.record({ response: anyResponse, error: fc.jsonValue() }, { requiredKeys: [] });
    fc.assert(
      fc.property(anyRest, (rest) => {
        const line = JSON.stringify({ custom_id: "request-1", ...rest });
        expect(parseResultLine(line)).toMatchObject({ customId: "request-1" });
        expectStorable(line);
      }),
    );
  });

  test("has a reading for JSON that is nested a hundred thousand deep", () => {
    const body = `${"[".repeat(1e5)}${"]".repeat(1e5)}`;
    const line = `{"custom_id":"request-1","response":{"status_code":200,"body":${body}}}`;
    expect(["failed", "unreadable"]).toContain(parseResultLine(line).kind);
  });

  test.each([
    "",
    "null",
    "[]",
    "42",
    "{}",
    '{"custom_id":""}',
    '{"custom_id":7}',
    '{"custom_id":"a\\u0000"}',
    '{"custom_id":"a"',
    "\uFEFF",
    "<html>",
  ])("calls unreadable what names no request: %s", (text) => {
    expect(parseResultLine(text)).toEqual({ kind: "unreadable", reason: expect.stringMatching(/./u), raw: text });
  });
});

describe("fails the request, with the provider's word for it", () => {
  const errorBody = (error: object) => ({ error: { type: null, param: null, code: null, message: "No.", ...error } });

  test.each([
    ["a row that expired", null, { code: "batch_expired", message: "Not in time." }, "batch_expired", true],
    ["a row that was cancelled", null, { code: "batch_cancelled", message: "Cancelled." }, "batch_cancelled", false],
    ["neither response nor error", null, null, "server_error", true],
    ["neither, not even by name", undefined, undefined, "server_error", true],
    [
      "400",
      { status_code: 400, body: errorBody({ code: "context_length_exceeded" }) },
      null,
      "context_length_exceeded",
      false,
    ],
    ["400, a type", { status_code: 400, body: errorBody({ type: "invalid_value" }) }, null, "invalid_value", false],
    ["400, beside the body", { status_code: 400, body: {} }, { code: "invalid_value" }, "invalid_value", false],
    ["404 and no body", { status_code: 404 }, null, "invalid_request", false],
    ["429", { status_code: 429, body: errorBody({ code: "rate_limit_exceeded" }) }, null, "rate_limit_exceeded", true],
    ["500", { status_code: 500, body: errorBody({ type: "server_error" }) }, null, "server_error", true],
    ["500, a number for a code", { status_code: 500, body: errorBody({ code: 500 }) }, null, "server_error", true],
    ["503, a page of HTML", { status_code: 503, body: "<html>" }, null, "server_error", true],
    ["a response that is none", "gone", null, "unreadable_result", true],
    ["200 and an error for a body", { status_code: 200, body: errorBody({}) }, null, "unreadable_result", true],
  ])("%s", (_, response, error, code, retryable) => {
    const result = parseResultLine(JSON.stringify({ custom_id: "request-1", response, error }));
    expect(result).toMatchObject({
      kind: "failed",
      customId: "request-1",
      failure: { code, retryable },
      usage: null,
    });
  });

  test("keeps what the provider said and its id of the request", () => {
    const result = parseResultLine(lineOf(errorBody({ code: "x", message: "Because." }), 400));
    expect(result).toMatchObject({ openaiRequestId: "req_1", failure: { code: "x", message: "Because." } });
  });
});

describe("never hands on what the database would reject", () => {
  test("cleans an error's code, type and message, and the id of the request", () => {
    const dirty = "x\0\uD83D";
    const response = { status_code: 400, request_id: dirty, body: { error: { code: dirty, message: dirty } } };
    expectStorable(JSON.stringify({ custom_id: "request-1", response }));
    expectStorable(JSON.stringify({ custom_id: "request-1", response: null, error: { type: dirty } }));
  });

  test.each([
    ["content", lineOf(completionBody({ message: { content: "é".repeat(1e6) } }))],
    ["an error", lineOf({ error: { code: "é".repeat(1e6), message: "é".repeat(1e6) } }, 400)],
    ["no result at all", "é".repeat(1e6)],
  ])("keeps of a huge line only its beginning: %s", (_, line) => {
    const { raw, ...rest } = parseResultLine(line);
    expect(raw).toBe(line.slice(0, RAW_TEXT_MAX_LENGTH));
    expect(JSON.stringify(rest).length).toBeLessThan(3000);
  });

  test("takes an id, that is no text, for none, and the answer for what it is", () => {
    const response = { status_code: 200, request_id: 7, body: completionBody() };
    const result = parseResultLine(JSON.stringify({ custom_id: "request-1", response }));
    expect(result).toMatchObject({ kind: "succeeded", openaiRequestId: null });
  });
});
