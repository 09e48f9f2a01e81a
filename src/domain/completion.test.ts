import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyUtf16 } from "../testing/any-utf16.ts";
import { ANSWER, completionBody, isStorable, USAGE } from "../testing/completion-body.ts";
import { parseCompletion } from "./completion.ts";
import { failureOf } from "./failure.ts";

const READ_USAGE = {
  promptTokens: 800,
  completionTokens: 120,
  totalTokens: 920,
  cachedTokens: null,
  reasoningTokens: null,
};

function parseAnswer(answer: Record<string, unknown>) {
  return parseCompletion(completionBody({ message: { content: JSON.stringify({ ...ANSWER, ...answer }) } }));
}

test("has a reading for any body, and one that can be stored", () => {
  const anyBody = fc.oneof(fc.jsonValue(), fc.record({ choices: fc.jsonValue(), usage: fc.jsonValue() }));
  fc.assert(fc.property(anyBody, (body) => isStorable(parseCompletion(body))));
});

test("has a reading for any content, and one that can be stored", () => {
  const anyContent = fc.oneof(
    anyUtf16,
    fc.json(),
    fc
      .dictionary(fc.constantFrom(...Object.keys(ANSWER), "\0"), fc.jsonValue({ maxDepth: 1 }))
      .map((odd) => JSON.stringify({ ...ANSWER, ...odd })),
  );
  fc.assert(
    fc.property(anyContent, (content) => {
      const completion = parseCompletion(completionBody({ message: { content } }));
      expect(isStorable(completion)).toBe(true);
      expect(completion.facts.usage).toEqual(READ_USAGE);
    }),
  );
});

describe("fails an answer that is none, and keeps its usage, for it was paid for", () => {
  const cut = JSON.stringify(ANSWER).slice(0, 40);

  test.each([
    ["a refusal", { message: { content: null, refusal: "I cannot help with that." } }, "refusal"],
    ["a stop by the content filter", { choice: { finish_reason: "content_filter" } }, "content_filter"],
    ["one cut at its length", { message: { content: cut }, choice: { finish_reason: "length" } }, "output_truncated"],
    ["prose", { message: { content: "Sure! Here is the analysis." } }, "invalid_output"],
    ["half of the JSON", { message: { content: cut } }, "invalid_output"],
    ["JSON that is no object", { message: { content: "null" } }, "invalid_output"],
    ["no content", { message: { content: null } }, "invalid_output"],
    ["empty content", { message: { content: "", refusal: "" } }, "invalid_output"],
    ["no choices", { choices: [] }, "unreadable_result"],
    ["choices that are none", { choices: [null] }, "unreadable_result"],
  ] as const)("%s", (_, fields, code) => {
    const { answer, facts } = parseCompletion(completionBody(fields));
    expect(answer).toMatchObject({ failure: { code, retryable: failureOf(code).retryable } });
    expect(facts.usage).toEqual(READ_USAGE);
  });

  test("hands on why the model refused", () => {
    const { answer } = parseCompletion(completionBody({ message: { content: null, refusal: "I cannot." } }));
    expect(answer).toEqual({ failure: failureOf("refusal", "I cannot.") });
  });
});

describe("fails an answer that breaks the contract, and names where", () => {
  test.each([
    ["language", { language: "english" }],
    ["language", { language: "NL" }],
    ["language", { language: "" }],
    ["sentiment", { sentiment: "HAPPY" }],
    ["sentiment", { sentiment: null }],
    ["escalated", { escalated: "false" }],
    ["forwarded_hr", { forwarded_hr: undefined }],
    ["category", { category: "OTHER" }],
    ["questions", { questions: ["1", "2", "3", "4", "5", "6"] }],
    ["questions.0", { questions: ["  "] }],
    ["questions.0", { questions: ["\0"] }],
    ["questions", { questions: "none" }],
    ["summary", { summary: "Too short" }],
    ["summary", { summary: `a${" ".repeat(20)}` }],
    ["summary", { summary: "\0".repeat(10) }],
    ["summary", { summary: "a".repeat(301) }],
    ["session_id", { session_id: "" }],
    ["extra", { extra: 1 }],
    ["__proto__", JSON.parse('{"__proto__":1}')],
  ])("%s: %j", (field, odd) => {
    const { answer, facts } = parseAnswer(odd);
    expect(answer).toMatchObject({ failure: { code: "invalid_output", retryable: true } });
    expect(answer).toHaveProperty("failure.message", expect.stringContaining(field));
    expect(facts.usage).toEqual(READ_USAGE);
  });

  test.each([
    { summary: "a".repeat(10) },
    { summary: "a".repeat(300) },
    { questions: [] },
    { questions: ["1", "2", "3", "4", "5"] },
  ])("but takes what just fits: %j", (fields) => {
    expect(parseAnswer(fields).answer).toEqual({ analysis: { ...ANSWER, ...fields } });
  });
});

describe("never hands on what the database would reject", () => {
  test("takes NULs and lone surrogates out of an answer, before it measures it", () => {
    const questions = ["How\0 much?", "\uDE00 When?"];
    expect(parseAnswer({ summary: "The user\0 asked \uD83D about leave.", questions }).answer).toMatchObject({
      analysis: { summary: "The user asked \uFFFD about leave.", questions: ["How much?", "\uFFFD When?"] },
    });
    expect(parseAnswer({ summary: `${"a".repeat(300)}\0` }).answer).toHaveProperty("analysis");
  });

  test.each([
    ["a refusal", { message: { content: null, refusal: "No\0\uD83D" } }],
    ["an unknown property's name", { message: { content: JSON.stringify({ ...ANSWER, "\0\uD83D": 1 }) } }],
    ["what surrounds the answer", { service_tier: "\0\uD83D", system_fingerprint: "\0\uD83D" }],
  ])("cleans %s", (_, fields) => {
    expect(isStorable(parseCompletion(completionBody(fields)))).toBe(true);
  });

  test.each([
    ["content", { message: { content: "é".repeat(1e6) } }],
    ["a refusal", { message: { content: null, refusal: "é".repeat(1e6) } }],
    ["a property's name", { message: { content: JSON.stringify({ ...ANSWER, ["é".repeat(1e6)]: 1 }) } }],
    ["a fingerprint", { system_fingerprint: "é".repeat(1e6) }],
  ])("keeps nothing that is huge: %s", (_, fields) => {
    expect(JSON.stringify(parseCompletion(completionBody(fields))).length).toBeLessThan(3000);
  });

  test("cuts a question at 600 characters, for it has to fit into an index", () => {
    const questions = [`${"w".repeat(599)}😀 and more`];
    expect(parseAnswer({ questions }).answer).toMatchObject({ analysis: { questions: ["w".repeat(599)] } });
  });

  test("keeps a question once, however often it was asked", () => {
    const questions = ["When?", " When? ", "When\0?", "Where?"];
    expect(parseAnswer({ questions }).answer).toMatchObject({ analysis: { questions: ["When?", "Where?"] } });
  });
});

describe("never lets odd figures spoil a good answer, for it was paid for", () => {
  test.each([
    ["none", undefined],
    ["null", null],
    ["a word", "many"],
    ["negative", { ...USAGE, prompt_tokens: -1 }],
    ["fractions", { ...USAGE, total_tokens: 0.5 }],
    ["more than an integer column holds", { ...USAGE, total_tokens: 2 ** 31 }],
  ])("usage: %s", (_, usage) => {
    const { answer, facts } = parseCompletion(completionBody({ usage }));
    expect(answer).toEqual({ analysis: ANSWER });
    expect(facts.usage).toBeNull();
  });

  test.each([
    null,
    "x",
    {},
    { cached_tokens: null, reasoning_tokens: null },
    { cached_tokens: -1, reasoning_tokens: -1 },
  ])("usage in detail: %j", (details) => {
    const usage = { ...USAGE, prompt_tokens_details: details, completion_tokens_details: details };
    expect(parseCompletion(completionBody({ usage })).facts.usage).toEqual(READ_USAGE);
  });

  test("a tier, a fingerprint or a reason to finish that is no text", () => {
    const fields = { service_tier: 1, system_fingerprint: {}, choice: { finish_reason: 3 } };
    expect(parseCompletion(completionBody(fields))).toEqual({
      facts: { serviceTier: null, systemFingerprint: null, usage: READ_USAGE },
      answer: { analysis: ANSWER },
    });
  });
});

test("reads cached and reasoning tokens, tier and fingerprint where they are told", () => {
  const usage = {
    ...USAGE,
    prompt_tokens_details: { cached_tokens: 512, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 64, accepted_prediction_tokens: 0 },
  };
  expect(parseCompletion(completionBody({ service_tier: "default", system_fingerprint: "fp_1", usage })).facts).toEqual(
    {
      serviceTier: "default",
      systemFingerprint: "fp_1",
      usage: { ...READ_USAGE, cachedTokens: 512, reasoningTokens: 64 },
    },
  );
});
