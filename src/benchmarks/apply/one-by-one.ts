import type { Client } from "pg";

type Result = { id: string; questions: string[] } & Record<string, unknown>;

/** The columns of a result that a request has, in the order of `$3` and on. */
const REQUEST_COLUMNS = [
  "openaiRequestId",
  "serviceTier",
  "systemFingerprint",
  "promptTokens",
  "completionTokens",
  "totalTokens",
  "cachedTokens",
  "reasoningTokens",
  "promptTokenCost",
  "completionTokenCost",
  "totalCostEur",
];
const SESSION_COLUMNS = ["language", "sentiment", "escalated", "forwardedHr", "category", "summary"];
const assigned = (columns: readonly string[], first: number) =>
  columns.map((column, index) => `"${column}" = $${index + first}`).join(", ");

const FIND = `SELECT * FROM "AIProcessingRequest" WHERE id = $1 AND "batchId" = $2 AND "processingStatus" = 'BATCHING_IN_PROGRESS'`;
const UPDATE_REQUEST = `UPDATE "AIProcessingRequest" SET "processingStatus" = 'PROCESSING_COMPLETE', success = true,
  "completedAt" = now(), "updatedAt" = now(), ${assigned(REQUEST_COLUMNS, 2)} WHERE id = $1`;
const INSERT_ATTEMPT = `INSERT INTO "AIRequestAttempt" ("requestId", attempt, "companyId", model, "batchId", succeeded,
  "openaiRequestId", "promptTokens", "completionTokens", "totalCostEur", "syncCostEur", "finishedAt")
  VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8, $9, $10, now())`;
const FIND_HEARD = `SELECT count(*) FILTER (WHERE lower(role) = 'user')::int AS messages, max("timestamp") AS last
  FROM "Message" WHERE "sessionId" = $1`;
const UPDATE_SESSION = `UPDATE "Session" SET "messagesSent" = $2, "endTime" = coalesce($3, "endTime"), "updatedAt" = now(),
  ${assigned(SESSION_COLUMNS, 4)} WHERE id = $1`;
const FIND_QUESTION = `SELECT id FROM "Question" WHERE content = $1`;
const INSERT_QUESTION = `INSERT INTO "Question" (content) VALUES ($1) RETURNING id`;
const INSERT_LINK = `INSERT INTO "SessionQuestion" ("sessionId", "questionId", "order") VALUES ($1, $2, $3)`;
const UPSERT_STAGE = `INSERT INTO "SessionProcessingStatus" ("sessionId", stage, status, "completedAt")
  VALUES ($1, $2, 'COMPLETED', now()) ON CONFLICT ("sessionId", stage) DO UPDATE SET status = 'COMPLETED', "completedAt" = now()`;
const COUNT = `UPDATE "AIBatchRequest" SET "succeededCount" = "succeededCount" + 1, "promptTokens" = "promptTokens" + $2,
  "completionTokens" = "completionTokens" + $3, "costEur" = "costEur" + $4 WHERE id = $1`;

/**
 * Applies results as one does who thinks of one at a time: finds what the row is about, updates it, each result in a
 * transaction. Statements are prepared once, and nothing is asked for twice.
 *
 * @returns how long it took, in milliseconds
 */
export async function applyOneByOne(client: Client, results: readonly Result[], batchId: string): Promise<number> {
  const ask = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  const startedAt = performance.now();
  for (const result of results) {
    await client.query("BEGIN");
    const { rows } = await ask("find", FIND, [result.id, batchId]);
    const [request] = rows;
    if (request !== undefined) {
      const { sessionId, attempt, companyId, model } = request;
      await ask("request", UPDATE_REQUEST, [result.id, ...REQUEST_COLUMNS.map((column) => result[column])]);
      const { openaiRequestId, promptTokens, completionTokens, totalCostEur, syncCostEur } = result;
      const spent = [openaiRequestId, promptTokens, completionTokens, totalCostEur, syncCostEur];
      await ask("attempt", INSERT_ATTEMPT, [result.id, attempt, companyId, model, batchId, ...spent]);
      const heard = (await ask("heard", FIND_HEARD, [sessionId])).rows[0];
      const said = SESSION_COLUMNS.map((column) => result[column]);
      await ask("session", UPDATE_SESSION, [sessionId, heard?.messages, heard?.last, ...said]);
      for (const [order, content] of result.questions.entries()) {
        const known = (await ask("question", FIND_QUESTION, [content])).rows[0];
        const question = known ?? (await ask("new question", INSERT_QUESTION, [content])).rows[0];
        await ask("link", INSERT_LINK, [sessionId, question.id, order]);
      }
      for (const stage of ["AI_ANALYSIS", "QUESTION_EXTRACTION"]) await ask("stage", UPSERT_STAGE, [sessionId, stage]);
      await ask("count", COUNT, [batchId, promptTokens, completionTokens, totalCostEur]);
    }
    await client.query("COMMIT");
  }
  return performance.now() - startedAt;
}

/** The first so many results of what `writeColumns` took them from. */
export async function readResults(client: Client, count: number): Promise<Result[]> {
  const { rows } = await client.query<Result>(
    `SELECT request.*, attempt."syncCostEur", language, sentiment, escalated, "forwardedHr", category, summary,
            ARRAY(SELECT content FROM "SessionQuestion" asked JOIN "Question" question ON question.id = asked."questionId"
                   WHERE asked."sessionId" = session.id ORDER BY "order") AS questions
       FROM "AIProcessingRequest" request
       JOIN "AIRequestAttempt" attempt ON attempt."requestId" = request.id AND attempt.attempt = request.attempt
       JOIN "Session" session ON session.id = request."sessionId"
      ORDER BY md5(request.id::text) LIMIT $1`,
    [count],
  );
  return rows;
}
