import type { SqlTransaction } from "./client.ts";
import { type RecordColumns, recordSet, textSet } from "./record-set.ts";
import { isClaimedBy } from "./sql.ts";

/** A result that fits the contract, with what it cost. Prices are per token in USD; all costs are null without a price. */
export type SucceededAttempt = {
  id: string;
  openaiRequestId: string | null;
  serviceTier: string | null;
  systemFingerprint: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  totalTokens: number | null;
  cachedTokens: number | null;
  reasoningTokens: number | null;
  promptTokenCost: number | null;
  completionTokenCost: number | null;
  totalCostEur: number | null;
  /** What the same would have cost without the Batch API. */
  syncCostEur: number | null;
  language: string;
  sentiment: string;
  escalated: boolean;
  forwardedHr: boolean;
  category: string;
  summary: string;
  questions: string[];
};

const RESULT_COLUMNS: RecordColumns<SucceededAttempt> = {
  id: "uuid",
  openaiRequestId: "text",
  serviceTier: "text",
  systemFingerprint: "text",
  promptTokens: "int",
  completionTokens: "int",
  totalTokens: "int",
  cachedTokens: "int",
  reasoningTokens: "int",
  promptTokenCost: "numeric",
  completionTokenCost: "numeric",
  totalCostEur: "numeric",
  syncCostEur: "numeric",
  language: "text",
  sentiment: '"SentimentCategory"',
  escalated: "boolean",
  forwardedHr: "boolean",
  category: '"SessionCategory"',
  summary: "text",
};

type AskedQuestion = { sessionId: string; content: string; order: number };
const QUESTION_COLUMNS: RecordColumns<AskedQuestion> = { sessionId: "uuid", content: "text", order: "int" };

/**
 * Writes a set of results: requests, history, sessions with their questions and stages. Only requests that are still
 * claimed by the batch are touched, and only their sessions. @returns how many results were written
 */
export async function writeSuccesses(
  tx: SqlTransaction,
  input: { batchId: string; results: readonly SucceededAttempt[]; now: Date },
): Promise<number> {
  const { batchId, results, now } = input;
  if (results.length === 0) return 0;
  const written = await writeRequestsAndSessions(tx, input);
  await tx.$executeRaw`
    INSERT INTO "SessionProcessingStatus" AS known ("sessionId", stage, status, "startedAt", "completedAt")
    SELECT session.id, stage, 'COMPLETED', batch."submittedAt", ${now}::timestamptz
      FROM (SELECT value::uuid AS id FROM (${textSet(written.map((row) => row.sessionId))}) AS given) AS session
     CROSS JOIN unnest(ARRAY['AI_ANALYSIS', 'QUESTION_EXTRACTION']::"ProcessingStage"[]) AS stage
      JOIN "AIBatchRequest" batch ON batch.id = ${batchId}::uuid
     ORDER BY session.id, stage
    ON CONFLICT ("sessionId", stage) DO UPDATE
       SET status = 'COMPLETED', "startedAt" = excluded."startedAt", "completedAt" = excluded."completedAt",
           "errorMessage" = NULL`;
  // Last, because who asks the same new question waits for this transaction to end.
  await writeQuestions(tx, results, written);
  return written.length;
}

type Written = { id: string; sessionId: string };

async function writeRequestsAndSessions(
  tx: SqlTransaction,
  { batchId, results, now }: { batchId: string; results: readonly SucceededAttempt[]; now: Date },
): Promise<Written[]> {
  const [row] = await tx.$queryRaw<{ written: [id: string, sessionId: string][] }[]>`
    WITH result AS (
      ${recordSet(results, RESULT_COLUMNS)}
    ), written AS (
      UPDATE "AIProcessingRequest" request
         SET "processingStatus" = 'PROCESSING_COMPLETE', success = true, "errorCode" = NULL, "errorMessage" = NULL,
             "completedAt" = ${now}::timestamptz, "updatedAt" = ${now}::timestamptz,
             "openaiRequestId" = result."openaiRequestId", "serviceTier" = result."serviceTier",
             "systemFingerprint" = result."systemFingerprint",
             "promptTokens" = result."promptTokens", "completionTokens" = result."completionTokens",
             "totalTokens" = result."totalTokens", "cachedTokens" = result."cachedTokens",
             "reasoningTokens" = result."reasoningTokens", "promptTokenCost" = result."promptTokenCost",
             "completionTokenCost" = result."completionTokenCost", "totalCostEur" = result."totalCostEur"
        FROM result
       WHERE request.id = result.id
         AND ${isClaimedBy(batchId)}
      RETURNING result.*, request."sessionId", request.attempt, request."companyId", request.model
    ), history AS (
      INSERT INTO "AIRequestAttempt" ("requestId", attempt, "companyId", model, "batchId", succeeded, "openaiRequestId",
             "promptTokens", "completionTokens", "totalCostEur", "syncCostEur", "finishedAt")
      SELECT id, attempt, "companyId", model, ${batchId}::uuid, true, "openaiRequestId",
             "promptTokens", "completionTokens", "totalCostEur", "syncCostEur", ${now}::timestamptz
        FROM written
      ON CONFLICT ("requestId", attempt) DO NOTHING
    ), sessions AS (
      UPDATE "Session" session
         SET language = written.language, sentiment = written.sentiment, escalated = written.escalated,
             "forwardedHr" = written."forwardedHr", category = written.category, summary = written.summary,
             "messagesSent" = heard."userMessages", "endTime" = coalesce(heard."lastTime", session."endTime"),
             "updatedAt" = ${now}::timestamptz
        FROM written CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE lower(role) = 'user')::int AS "userMessages", max("timestamp") AS "lastTime"
            FROM "Message" WHERE "sessionId" = written."sessionId") heard
       WHERE session.id = written."sessionId"
    )
    SELECT coalesce(json_agg(json_build_array(id, "sessionId")), '[]') AS written FROM written`;
  return (row?.written ?? []).map(([id, sessionId]) => ({ id, sessionId }));
}

/**
 * New questions in the order of their text, so that two sets with the same ones wait for each other, never in a circle:
 * the database sorts them, since what stands before that may come in any order, as it plans it.
 */
async function writeQuestions(
  tx: SqlTransaction,
  results: readonly SucceededAttempt[],
  written: readonly Written[],
): Promise<void> {
  const questionsOf = new Map(results.map(({ id, questions }) => [id, questions]));
  const asked = written.flatMap(({ id, sessionId }) =>
    (questionsOf.get(id) ?? []).map((content, order): AskedQuestion => ({ sessionId, content, order })),
  );
  const contents = [...new Set(asked.map(({ content }) => content))];
  await tx.$executeRaw`
    DELETE FROM "SessionQuestion"
     WHERE "sessionId" = ANY(ARRAY(SELECT value::uuid FROM (${textSet(written.map((row) => row.sessionId))}) AS given))`;
  if (contents.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Question" (content)
    SELECT value FROM (${textSet(contents)}) AS asked
     WHERE NOT EXISTS (SELECT FROM "Question" known WHERE known.content = asked.value)
     ORDER BY value COLLATE "C"
    ON CONFLICT (content) DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "SessionQuestion" ("sessionId", "questionId", "order")
    SELECT asked."sessionId", question.id, asked."order"
      FROM (${recordSet(asked, QUESTION_COLUMNS)}) AS asked
      JOIN "Question" question ON question.content = asked.content`;
}
