-- Written by hand: what Prisma cannot describe. What retention looks for, oldest first: answers that were kept, and attempts
-- that failed, among which are all that another attempt followed. Both are a few among all attempts.
CREATE INDEX "AIRequestAttempt_raw_by_hand" ON "AIRequestAttempt" ("finishedAt", "requestId", "attempt")
  WHERE "rawResponse" IS NOT NULL;
CREATE INDEX "AIRequestAttempt_failed_by_hand" ON "AIRequestAttempt" ("finishedAt", "requestId", "attempt")
  WHERE NOT "succeeded";

-- What was spent stays counted when retention removes the attempts that it was spent on: only a request that is deleted
-- takes what it cost with it.
CREATE OR REPLACE FUNCTION count_deleted_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('livedash.keeps_counts', true) = 'on' THEN RETURN NULL; END IF;
  INSERT INTO "ThroughputHour" ("hour", "companyId", "model", "errorCode", "attemptCount", "promptTokens",
         "completionTokens", "costEur", "syncCostEur", "unpricedCount")
  SELECT date_trunc('hour', "finishedAt", 'UTC'), "companyId", "model",
         CASE WHEN "succeeded" THEN '' ELSE coalesce("errorCode", 'unknown') END,
         -count(*), -coalesce(sum("promptTokens"), 0), -coalesce(sum("completionTokens"), 0),
         -coalesce(sum("totalCostEur"), 0), -coalesce(sum("syncCostEur"), 0),
         -count(*) FILTER (WHERE "promptTokens" IS NOT NULL AND ("totalCostEur" IS NULL OR "syncCostEur" IS NULL))
    FROM removed GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
