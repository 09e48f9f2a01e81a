import { expect, test } from "vitest";
import { type Database, inTransaction } from "../database/client.ts";
import type { NamedResult } from "../domain/request-outcome.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { createAndSubmit, startTestPipeline } from "../testing/test-pipeline.ts";
import { applyResultSet } from "./result-set.ts";

const QUESTIONS = ["Do I get a pass?", "How is my leave counted?", "Who do I call?"] as const;
const KNOWN_COUNT = 50_000;

function answered(customId: string, sessionId: string, questions: readonly string[]): NamedResult {
  const facts = { openaiRequestId: null, serviceTier: null, systemFingerprint: null, usage: null, raw: "" };
  const analysis = {
    ...({ language: "en", sentiment: "NEUTRAL", escalated: false, forwarded_hr: false } as const),
    ...({ category: "UNRECOGNIZED_OTHER", summary: "The user asked many things.", session_id: sessionId } as const),
    questions: [...questions],
  };
  return { kind: "succeeded", customId, analysis, ...facts };
}

/** Waits until two statements stand at a lock that others hold. */
async function untilTwoWait(database: Database): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await database.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return row?.count;
    })
    .toBe(2);
}

test("two sets that ask the same new questions in opposite orders wait for each other, never in a circle", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 2 });
  // Among many questions each new one is looked up by the index, and so they stay in the order in which they are asked.
  await database.$executeRaw`INSERT INTO "Question" (content) SELECT 'Known ' || n FROM generate_series(1, ${KNOWN_COUNT}) AS n`;
  await database.$executeRaw`ANALYZE "Question"`;
  const [batchId = ""] = await createAndSubmit(deps);
  const requests = await database.aIProcessingRequest.findMany({ select: { id: true, sessionId: true } });
  const sets = requests.map(({ id, sessionId }, index) => [
    answered(id, sessionId, index === 0 ? QUESTIONS : QUESTIONS.toReversed()),
  ]);
  const context = { batchId, pricing: null, maxAttempts: 3 };

  // Somebody who asks the question in the middle stops each set halfway: then one would have what the other is to want.
  const { applied } = await inTransaction(database, async (tx) => {
    await tx.question.create({ data: { content: QUESTIONS[1] } });
    const both = sets.map((results) => applyResultSet(deps, context, { results, part: "answers" }));
    await untilTwoWait(database);
    return { applied: Promise.all(both) };
  });

  expect((await applied).map(({ counts }) => counts.succeededCount)).toEqual([1, 1]);
  expect(await database.question.count()).toBe(KNOWN_COUNT + QUESTIONS.length);
  expect(await database.sessionQuestion.count()).toBe(2 * QUESTIONS.length);
});
