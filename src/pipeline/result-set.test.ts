import { expect, test } from "vitest";
import type { NamedResult } from "../domain/request-outcome.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { createAndSubmit, startTestPipeline } from "../testing/test-pipeline.ts";
import { applyResultSet } from "./result-set.ts";

const QUESTIONS = Array.from({ length: 500 }, (_, number) => `Is this question number ${number}?`);

function answered(customId: string, sessionId: string, questions: string[]): NamedResult {
  const facts = { openaiRequestId: null, serviceTier: null, systemFingerprint: null, usage: null, raw: "" };
  const analysis = {
    ...({ language: "en", sentiment: "NEUTRAL", escalated: false, forwarded_hr: false } as const),
    ...({ category: "UNRECOGNIZED_OTHER", summary: "The user asked many things.", session_id: sessionId } as const),
    questions,
  };
  return { kind: "succeeded", customId, analysis, ...facts };
}

test("two sets that ask the same new questions in opposite orders wait for each other, never in a circle", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 200 });
  const [batchId = ""] = await createAndSubmit(deps);
  const requests = await database.aIProcessingRequest.findMany({ select: { id: true, sessionId: true } });
  const resultsOf = (questions: readonly string[], from: number) =>
    requests
      .slice(from, from + 100)
      .map(({ id, sessionId }, index) => answered(id, sessionId, questions.slice(index * 5, index * 5 + 5)));

  const bothAreAtIt = Promise.withResolvers<void>();
  let begunCount = 0;
  const crashPoint = async (name: string) => {
    if (name !== "applier.requests_locked") return;
    begunCount += 1;
    if (begunCount === 2) bothAreAtIt.resolve();
    await bothAreAtIt.promise;
  };
  const context = { batchId, pricing: null, maxAttempts: 3 };
  const apply = (results: NamedResult[]) =>
    applyResultSet({ ...deps, crashPoint }, context, { results, part: "answers" });
  const applied = await Promise.all([apply(resultsOf(QUESTIONS, 0)), apply(resultsOf(QUESTIONS.toReversed(), 100))]);

  expect(applied.map(({ counts }) => counts.succeededCount)).toEqual([100, 100]);
  expect(await database.question.count()).toBe(QUESTIONS.length);
  expect(await database.sessionQuestion.count()).toBe(2 * QUESTIONS.length);
});
