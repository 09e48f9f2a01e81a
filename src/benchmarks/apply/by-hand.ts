import type { Client } from "pg";

/** The columns of a result, as they stand in the reference's file. */
const COLUMNS = `
  id uuid, "openaiRequestId" text, "serviceTier" text, "systemFingerprint" text, "promptTokens" int, "completionTokens" int,
  "totalTokens" int, "cachedTokens" int, "reasoningTokens" int, "promptTokenCost" numeric, "completionTokenCost" numeric,
  "totalCostEur" numeric, "syncCostEur" numeric, language text, sentiment "SentimentCategory", escalated boolean,
  "forwardedHr" boolean, category "SessionCategory", summary text, questions text[]`;

/** Writes what was applied into a file, in no order that helps: the columns that a result brings. */
export async function writeColumns(client: Client, path: string): Promise<void> {
  await client.query(`
    COPY (
      SELECT request.id, request."openaiRequestId", "serviceTier", "systemFingerprint", request."promptTokens",
             request."completionTokens", "totalTokens", "cachedTokens", "reasoningTokens", "promptTokenCost",
             "completionTokenCost", request."totalCostEur", attempt."syncCostEur", language, sentiment, escalated,
             "forwardedHr", category, summary,
             ARRAY(SELECT content FROM "SessionQuestion" asked JOIN "Question" question ON question.id = asked."questionId"
                    WHERE asked."sessionId" = session.id ORDER BY "order")
        FROM "AIProcessingRequest" request
        JOIN "AIRequestAttempt" attempt ON attempt."requestId" = request.id AND attempt.attempt = request.attempt
        JOIN "Session" session ON session.id = request."sessionId"
       ORDER BY md5(request.id::text)
    ) TO '${path}'`);
}

/** All results at once, as one writes it by hand for this one time: a `COPY`, and a statement for each table. */
const STATEMENTS = [
  "BEGIN",
  "SET LOCAL work_mem = '256MB'",
  `CREATE TEMP TABLE result (${COLUMNS}) ON COMMIT DROP`,
  `COPY result FROM '$PATH'`,
  "ANALYZE result",
  `UPDATE "AIProcessingRequest" request
      SET "processingStatus" = 'PROCESSING_COMPLETE', success = true, "errorCode" = NULL, "errorMessage" = NULL,
          "completedAt" = now(), "updatedAt" = now(), "openaiRequestId" = result."openaiRequestId",
          "serviceTier" = result."serviceTier", "systemFingerprint" = result."systemFingerprint",
          "promptTokens" = result."promptTokens", "completionTokens" = result."completionTokens",
          "totalTokens" = result."totalTokens", "cachedTokens" = result."cachedTokens",
          "reasoningTokens" = result."reasoningTokens", "promptTokenCost" = result."promptTokenCost",
          "completionTokenCost" = result."completionTokenCost", "totalCostEur" = result."totalCostEur"
     FROM result
    WHERE request.id = result.id AND request."processingStatus" = 'BATCHING_IN_PROGRESS' AND request."batchId" = '$BATCH'`,
  `INSERT INTO "AIRequestAttempt" ("requestId", attempt, "companyId", model, "batchId", succeeded, "openaiRequestId",
          "promptTokens", "completionTokens", "totalCostEur", "syncCostEur", "finishedAt")
   SELECT id, attempt, "companyId", model, "batchId", true, request."openaiRequestId", request."promptTokens",
          request."completionTokens", request."totalCostEur", "syncCostEur", now()
     FROM result JOIN "AIProcessingRequest" request USING (id)`,
  `UPDATE "Session" session
      SET language = result.language, sentiment = result.sentiment, escalated = result.escalated,
          "forwardedHr" = result."forwardedHr", category = result.category, summary = result.summary,
          "messagesSent" = heard."userMessages", "endTime" = coalesce(heard."lastTime", session."endTime"), "updatedAt" = now()
     FROM result JOIN "AIProcessingRequest" request USING (id)
     JOIN (SELECT "sessionId", count(*) FILTER (WHERE lower(role) = 'user')::int AS "userMessages", max("timestamp") AS "lastTime"
             FROM "Message" GROUP BY "sessionId") heard ON heard."sessionId" = request."sessionId"
    WHERE session.id = request."sessionId"`,
  `DELETE FROM "SessionQuestion" USING result JOIN "AIProcessingRequest" request USING (id)
    WHERE "SessionQuestion"."sessionId" = request."sessionId"`,
  `INSERT INTO "Question" (content) SELECT DISTINCT unnest(questions) FROM result ON CONFLICT (content) DO NOTHING`,
  `INSERT INTO "SessionQuestion" ("sessionId", "questionId", "order")
   SELECT request."sessionId", question.id, asked."order" - 1
     FROM result JOIN "AIProcessingRequest" request USING (id)
    CROSS JOIN unnest(questions) WITH ORDINALITY AS asked (content, "order") JOIN "Question" question USING (content)`,
  `INSERT INTO "SessionProcessingStatus" ("sessionId", stage, status, "startedAt", "completedAt")
   SELECT request."sessionId", stage, 'COMPLETED', batch."submittedAt", now()
     FROM result JOIN "AIProcessingRequest" request USING (id) JOIN "AIBatchRequest" batch ON batch.id = request."batchId"
    CROSS JOIN unnest(ARRAY['AI_ANALYSIS', 'QUESTION_EXTRACTION']::"ProcessingStage"[]) AS stage
   ON CONFLICT ("sessionId", stage) DO UPDATE
      SET status = 'COMPLETED', "startedAt" = excluded."startedAt", "completedAt" = excluded."completedAt", "errorMessage" = NULL`,
  `UPDATE "AIBatchRequest"
      SET status = 'PROCESSED', "processedAt" = now(), "succeededCount" = spent.count, "promptTokens" = spent.prompt,
          "completionTokens" = spent.completion, "costEur" = spent.eur
     FROM (SELECT count(*), sum("promptTokens") AS prompt, sum("completionTokens") AS completion, sum("totalCostEur") AS eur
             FROM result) spent
    WHERE id = '$BATCH'`,
  "COMMIT",
];

/** @returns how long it took, in milliseconds */
export async function applyByHand(client: Client, input: { path: string; batchId: string }): Promise<number> {
  const startedAt = performance.now();
  for (const statement of STATEMENTS) {
    await client.query(statement.replaceAll("$PATH", input.path).replaceAll("$BATCH", input.batchId));
  }
  return performance.now() - startedAt;
}
