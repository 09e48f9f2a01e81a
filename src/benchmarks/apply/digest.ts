import type { Client } from "pg";

/** What applying writes, without the times at which it did. */
const PARTS = [
  `SELECT "processingStatus", success, "openaiRequestId", "serviceTier", "systemFingerprint", "promptTokens", "completionTokens",
          "totalTokens", "cachedTokens", "reasoningTokens", "promptTokenCost", "completionTokenCost", "totalCostEur", id
     FROM "AIProcessingRequest"`,
  `SELECT "requestId", attempt, "batchId", succeeded, "openaiRequestId", "promptTokens", "totalCostEur", "syncCostEur"
     FROM "AIRequestAttempt"`,
  `SELECT id, "messagesSent", "endTime", language, sentiment, escalated, "forwardedHr", category, summary FROM "Session"`,
  `SELECT "sessionId", "order", content FROM "SessionQuestion" asked JOIN "Question" question ON question.id = asked."questionId"`,
  `SELECT "sessionId", stage, status, "startedAt" FROM "SessionProcessingStatus"`,
  `SELECT status, "succeededCount", "failedCount", "promptTokens", "completionTokens", "costEur" FROM "AIBatchRequest"`,
  `SELECT "companyId", model, status, sum(count) AS count FROM "RequestCount" GROUP BY 1, 2, 3 HAVING sum(count) <> 0`,
  `SELECT model, sum("attemptCount") AS attempts, sum("costEur") AS eur, sum("syncCostEur") AS sync FROM "ThroughputHour" GROUP BY 1`,
];

/** The same for two databases exactly when the same was applied to both. */
export async function digestOf(client: Client): Promise<string> {
  const digests: string[] = [];
  for (const part of PARTS) {
    const { rows } = await client.query<{ digest: string }>(
      `SELECT coalesce(sum(hashtextextended(part::text, 0)), 0) || '/' || count(*) AS digest FROM (${part}) AS part`,
    );
    digests.push(rows[0]?.digest ?? "");
  }
  return digests.join(" ");
}
