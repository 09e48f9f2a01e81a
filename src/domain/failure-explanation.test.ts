import { expect, test } from "vitest";
import { FAILURES } from "./failure.ts";
import { explainFailureCode } from "./failure-explanation.ts";

test.each(Object.entries(FAILURES))(
  "says of %s what the table says, and never promises a retry that is none",
  (code, failure) => {
    const { kind, isKnown, meaning, advice } = explainFailureCode(code);
    expect({ isKnown, meaning, advice }).toEqual({ isKnown: true, meaning: failure.meaning, advice: failure.advice });
    expect(kind === "retryable").toBe(failure.retryable);
  },
);

test("tells what waits for a setting from what is final", () => {
  expect(explainFailureCode("submission_refused").kind).toBe("configuration");
  expect(explainFailureCode("refusal").kind).toBe("final");
});

test("knows the codes by which the provider refuses the account", () => {
  expect(explainFailureCode("insufficient_quota")).toMatchObject({ kind: "configuration", isKnown: false });
});

test.each(["string_above_max_length", "constructor", "__proto__", ""])(
  "calls a code that it does not know the provider's own, and claims nothing about another attempt: %j",
  (code) => {
    const explanation = explainFailureCode(code);
    expect(explanation).toMatchObject({ kind: null, isKnown: false });
    expect(explanation.advice).toMatch(/^Read the message/u);
  },
);
