import type { Database } from "../database/client.ts";

/** A key of a counter whose rows do not add up to what they count. */
export type CounterDifference = { counter: string; key: string; counted: string; actual: string };

/** Every key on which counters and rows disagree, in one snapshot: there must be none, at any moment. */
export function listCounterDifferences(database: Database): Promise<CounterDifference[]> {
  return database.$queryRaw<CounterDifference[]>`
    WITH figures AS (
      SELECT 'RequestCount' AS counter, row("companyId", model, status, "errorCode")::text AS key,
             row(sum(count))::text AS counted, NULL AS actual
        FROM "RequestCount" GROUP BY "companyId", model, status, "errorCode" HAVING sum(count) <> 0
      UNION ALL
      SELECT 'RequestCount', row("companyId", model, "processingStatus", coalesce("errorCode", ''))::text, NULL,
             row(count(*))::text
        FROM "AIProcessingRequest" GROUP BY "companyId", model, "processingStatus", coalesce("errorCode", '')
      UNION ALL
      SELECT 'SessionCount', "companyId"::text, row(sum(count))::text, NULL
        FROM "SessionCount" GROUP BY "companyId" HAVING sum(count) <> 0
      UNION ALL
      SELECT 'SessionCount', "companyId"::text, NULL, row(count(*))::text FROM "Session" GROUP BY "companyId"
      UNION ALL
      SELECT 'FailureGroupCount', row("companyId", "errorCode", "messageGroup")::text, row(sum(count))::text, NULL
        FROM "FailureGroupCount" GROUP BY "companyId", "errorCode", "messageGroup" HAVING sum(count) <> 0
      UNION ALL
      SELECT 'FailureGroupCount',
             row("companyId", coalesce("errorCode", ''), coalesce(failure_message_group("errorMessage"), ''))::text,
             NULL, row(count(*))::text
        FROM "AIProcessingRequest" WHERE "processingStatus" = 'PROCESSING_FAILED'
       GROUP BY "companyId", coalesce("errorCode", ''), coalesce(failure_message_group("errorMessage"), '')
      UNION ALL
      SELECT 'ThroughputHour', row(hour, "companyId", model, "errorCode")::text,
             row(sum("attemptCount"), sum("promptTokens"), sum("completionTokens"), trim_scale(sum("costEur")),
                 trim_scale(sum("syncCostEur")), sum("unpricedCount"))::text, NULL
        FROM "ThroughputHour" GROUP BY hour, "companyId", model, "errorCode" HAVING sum("attemptCount") <> 0
      UNION ALL
      SELECT 'ThroughputHour', row(date_trunc('hour', "finishedAt", 'UTC'), "companyId", model,
                                   CASE WHEN succeeded THEN '' ELSE coalesce("errorCode", 'unknown') END)::text, NULL,
             row(count(*), coalesce(sum("promptTokens"), 0), coalesce(sum("completionTokens"), 0),
                 coalesce(trim_scale(sum("totalCostEur")), 0), coalesce(trim_scale(sum("syncCostEur")), 0),
                 count(*) FILTER (WHERE "promptTokens" IS NOT NULL
                                    AND ("totalCostEur" IS NULL OR "syncCostEur" IS NULL)))::text
        FROM "AIRequestAttempt"
       GROUP BY date_trunc('hour', "finishedAt", 'UTC'), "companyId", model,
                CASE WHEN succeeded THEN '' ELSE coalesce("errorCode", 'unknown') END)
    SELECT counter, key, coalesce(max(counted), 'nothing') AS counted, coalesce(max(actual), 'nothing') AS actual
      FROM figures GROUP BY counter, key HAVING max(counted) IS DISTINCT FROM max(actual)
     ORDER BY counter, key`;
}
