import { expect, test } from "vitest";
import { ANSWER, completionBody } from "../testing/completion-body.ts";
import { type NamedResult, outcomeOf } from "./request-outcome.ts";
import { parseResultLine } from "./result-line.ts";

function resultOf(body: unknown, status = 200): NamedResult {
  const response = { status_code: status, request_id: "req_1", body };
  const result = parseResultLine(JSON.stringify({ custom_id: "request-1", response, error: null }));
  if (result.kind === "unreadable") throw new Error(result.reason);
  return result;
}

const ANSWERED = resultOf(completionBody());
const MAY_PASS = resultOf({ error: { code: "server_error" } }, 500);
const WILL_NOT_PASS = resultOf(completionBody({ message: { content: null, refusal: "No." } }));

test("completes a request with an answer about its own session, on whatever attempt", () => {
  expect(outcomeOf(ANSWERED, { sessionId: ANSWER.session_id, attempt: 9 }, 3)).toEqual({
    next: "PROCESSING_COMPLETE",
    analysis: ANSWER,
    facts: ANSWERED,
  });
});

test.each(["session-2", "SESSION-1", "session-1 "])(
  "never writes an answer to a session that it does not name (%j), but keeps what it cost",
  (sessionId) => {
    const outcome = outcomeOf(ANSWERED, { sessionId, attempt: 1 }, 3);
    expect(outcome).toMatchObject({ next: "PENDING_BATCHING", failure: { code: "invalid_output" } });
    expect(outcome.facts.usage?.totalTokens).toBe(920);
  },
);

test.each([
  ["what may pass, with attempts left", MAY_PASS, 1, "PENDING_BATCHING"],
  ["what may pass, on the last attempt", MAY_PASS, 3, "PROCESSING_FAILED"],
  ["what will not pass, on the first attempt", WILL_NOT_PASS, 1, "PROCESSING_FAILED"],
] as const)("decides where a failed request goes: %s", (_, result, attempt, next) => {
  const outcome = outcomeOf(result, { sessionId: ANSWER.session_id, attempt }, 3);
  expect(outcome).toEqual({ next, failure: result.kind === "failed" && result.failure, facts: result });
});
