-- Written by hand: what Prisma cannot describe. All of it happens in one transaction, and the first trigger's lock keeps
-- writers out until existing rows are counted.

-- What was spent is counted without looking at requests, which may be gone when their attempts are deleted.
ALTER TABLE "AIRequestAttempt" ADD COLUMN "companyId" UUID, ADD COLUMN "model" TEXT;
UPDATE "AIRequestAttempt" attempt SET "companyId" = request."companyId", "model" = request."model"
  FROM "AIProcessingRequest" request WHERE request."id" = attempt."requestId";
ALTER TABLE "AIRequestAttempt" ALTER COLUMN "companyId" SET NOT NULL, ALTER COLUMN "model" SET NOT NULL;

ALTER TABLE "ThroughputHour" ADD COLUMN "unpricedCount" BIGINT NOT NULL;

-- A process of the release before does not name company and model.
CREATE FUNCTION complete_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "companyId", "model" INTO NEW."companyId", NEW."model"
    FROM "AIProcessingRequest" WHERE "id" = NEW."requestId";
  RETURN NEW;
END $$;

CREATE TRIGGER "complete_attempt_by_hand" BEFORE INSERT ON "AIRequestAttempt" FOR EACH ROW
  WHEN (NEW."companyId" IS NULL OR NEW."model" IS NULL) EXECUTE FUNCTION complete_attempt();

-- A message without what differs from one request to the next: words with four digits or more (UUIDs, ids, hashes, long
-- numbers), quoted words with a digit, broken numbers, seconds. Status codes stay, and so do names like gpt-4o. Two simple
-- expressions cost a fraction of one that says it all, because PostgreSQL builds an automaton for every match.
CREATE FUNCTION failure_message_group(message text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN left(regexp_replace(regexp_replace(left(message, 400),
  '[\w-]*\d[\w-]*\d[\w-]*\d[\w-]*\d[\w-]*', '…', 'g'),
  '["''`][^"''`\s]*[\d…][^"''`\s]*["''`]|\d+(?:[.,]\d+)*m?s|\d+(?:[.,]\d+)+', '…', 'g'), 160);

-- Requests. What a statement changed is appended as one row a key, and nothing where it comes to zero.
CREATE FUNCTION count_inserted_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "RequestCount" ("companyId", "model", "status", "errorCode", "count")
  SELECT "companyId", "model", "processingStatus", coalesce("errorCode", ''), count(*)
    FROM added GROUP BY 1, 2, 3, 4;
  INSERT INTO "FailureGroupCount" ("companyId", "errorCode", "messageGroup", "count")
  SELECT "companyId", coalesce("errorCode", ''), coalesce(failure_message_group("errorMessage"), ''), count(*)
    FROM added WHERE "processingStatus" = 'PROCESSING_FAILED' GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;

CREATE FUNCTION count_deleted_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "RequestCount" ("companyId", "model", "status", "errorCode", "count")
  SELECT "companyId", "model", "processingStatus", coalesce("errorCode", ''), -count(*)
    FROM removed GROUP BY 1, 2, 3, 4;
  INSERT INTO "FailureGroupCount" ("companyId", "errorCode", "messageGroup", "count")
  SELECT "companyId", coalesce("errorCode", ''), coalesce(failure_message_group("errorMessage"), ''), -count(*)
    FROM removed WHERE "processingStatus" = 'PROCESSING_FAILED' GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;

-- Failed requests are grouped by the message itself first: only messages that came or went are worth the normalising.
CREATE FUNCTION count_updated_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "RequestCount" ("companyId", "model", "status", "errorCode", "count")
  SELECT "companyId", "model", "processingStatus", coalesce("errorCode", ''), sum(difference)
    FROM (SELECT "companyId", "model", "processingStatus", "errorCode", -1 AS difference FROM removed
          UNION ALL SELECT "companyId", "model", "processingStatus", "errorCode", 1 FROM added) AS request
   GROUP BY 1, 2, 3, 4 HAVING sum(difference) <> 0;
  INSERT INTO "FailureGroupCount" ("companyId", "errorCode", "messageGroup", "count")
  SELECT "companyId", "errorCode", coalesce(failure_message_group("errorMessage"), ''), sum(difference)
    FROM (SELECT "companyId", coalesce("errorCode", '') AS "errorCode", "errorMessage", sum(difference) AS difference
            FROM (SELECT "companyId", "errorCode", "errorMessage", -1 AS difference
                    FROM removed WHERE "processingStatus" = 'PROCESSING_FAILED'
                  UNION ALL SELECT "companyId", "errorCode", "errorMessage", 1
                    FROM added WHERE "processingStatus" = 'PROCESSING_FAILED') AS request
           GROUP BY 1, 2, 3 HAVING sum(difference) <> 0) AS failure
   GROUP BY 1, 2, 3 HAVING sum(difference) <> 0;
  RETURN NULL;
END $$;

-- TRUNCATE, not DELETE: it waits for a fold that is under way.
CREATE FUNCTION clear_request_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "RequestCount", "FailureGroupCount";
  RETURN NULL;
END $$;

CREATE TRIGGER "count_insert_by_hand" AFTER INSERT ON "AIProcessingRequest"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_requests();
CREATE TRIGGER "count_update_by_hand" AFTER UPDATE ON "AIProcessingRequest"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_updated_requests();
CREATE TRIGGER "count_delete_by_hand" AFTER DELETE ON "AIProcessingRequest"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_requests();
CREATE TRIGGER "count_truncate_by_hand" AFTER TRUNCATE ON "AIProcessingRequest"
  FOR EACH STATEMENT EXECUTE FUNCTION clear_request_counts();

-- Attempts.
CREATE FUNCTION count_inserted_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ThroughputHour" ("hour", "companyId", "model", "errorCode", "attemptCount", "promptTokens",
         "completionTokens", "costEur", "syncCostEur", "unpricedCount")
  SELECT date_trunc('hour', "finishedAt", 'UTC'), "companyId", "model",
         CASE WHEN "succeeded" THEN '' ELSE coalesce("errorCode", 'unknown') END,
         count(*), coalesce(sum("promptTokens"), 0), coalesce(sum("completionTokens"), 0),
         coalesce(sum("totalCostEur"), 0), coalesce(sum("syncCostEur"), 0),
         count(*) FILTER (WHERE "promptTokens" IS NOT NULL AND ("totalCostEur" IS NULL OR "syncCostEur" IS NULL))
    FROM added GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;

CREATE FUNCTION count_deleted_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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

CREATE FUNCTION count_updated_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ThroughputHour" ("hour", "companyId", "model", "errorCode", "attemptCount", "promptTokens",
         "completionTokens", "costEur", "syncCostEur", "unpricedCount")
  SELECT * FROM (
    SELECT date_trunc('hour', "finishedAt", 'UTC'), "companyId", "model",
           CASE WHEN "succeeded" THEN '' ELSE coalesce("errorCode", 'unknown') END,
           sum(difference) AS attempts,
           coalesce(sum(difference * "promptTokens"), 0) AS prompt,
           coalesce(sum(difference * "completionTokens"), 0) AS completion,
           coalesce(sum(difference * "totalCostEur"), 0) AS cost,
           coalesce(sum(difference * "syncCostEur"), 0) AS sync,
           coalesce(sum(difference) FILTER (
             WHERE "promptTokens" IS NOT NULL AND ("totalCostEur" IS NULL OR "syncCostEur" IS NULL)), 0) AS unpriced
      FROM (SELECT -1 AS difference, * FROM removed UNION ALL SELECT 1, * FROM added) AS attempt
     GROUP BY 1, 2, 3, 4) AS changed
   WHERE (attempts, prompt, completion, cost, sync, unpriced) <> (0, 0, 0, 0, 0, 0);
  RETURN NULL;
END $$;

CREATE FUNCTION clear_throughput() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "ThroughputHour";
  RETURN NULL;
END $$;

CREATE TRIGGER "count_insert_by_hand" AFTER INSERT ON "AIRequestAttempt"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_attempts();
CREATE TRIGGER "count_update_by_hand" AFTER UPDATE ON "AIRequestAttempt"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_updated_attempts();
CREATE TRIGGER "count_delete_by_hand" AFTER DELETE ON "AIRequestAttempt"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_attempts();
CREATE TRIGGER "count_truncate_by_hand" AFTER TRUNCATE ON "AIRequestAttempt"
  FOR EACH STATEMENT EXECUTE FUNCTION clear_throughput();

-- What is there already.
INSERT INTO "RequestCount" ("companyId", "model", "status", "errorCode", "count")
SELECT "companyId", "model", "processingStatus", coalesce("errorCode", ''), count(*)
  FROM "AIProcessingRequest" GROUP BY 1, 2, 3, 4;

INSERT INTO "FailureGroupCount" ("companyId", "errorCode", "messageGroup", "count")
SELECT "companyId", coalesce("errorCode", ''), coalesce(failure_message_group("errorMessage"), ''), count(*)
  FROM "AIProcessingRequest" WHERE "processingStatus" = 'PROCESSING_FAILED' GROUP BY 1, 2, 3;

INSERT INTO "ThroughputHour" ("hour", "companyId", "model", "errorCode", "attemptCount", "promptTokens",
       "completionTokens", "costEur", "syncCostEur", "unpricedCount")
SELECT date_trunc('hour', "finishedAt", 'UTC'), "companyId", "model",
       CASE WHEN "succeeded" THEN '' ELSE coalesce("errorCode", 'unknown') END,
       count(*), coalesce(sum("promptTokens"), 0), coalesce(sum("completionTokens"), 0),
       coalesce(sum("totalCostEur"), 0), coalesce(sum("syncCostEur"), 0),
       count(*) FILTER (WHERE "promptTokens" IS NOT NULL AND ("totalCostEur" IS NULL OR "syncCostEur" IS NULL))
  FROM "AIRequestAttempt" GROUP BY 1, 2, 3, 4;

-- The lists of failed requests: by error code, and by error code and message.
CREATE INDEX "AIProcessingRequest_failed_code_by_hand" ON "AIProcessingRequest"
  ("errorCode", "requestedAt" DESC, "id" DESC) WHERE "processingStatus" = 'PROCESSING_FAILED';
CREATE INDEX "AIProcessingRequest_failed_group_by_hand" ON "AIProcessingRequest"
  ("errorCode", failure_message_group("errorMessage"), "requestedAt" DESC, "id" DESC)
  WHERE "processingStatus" = 'PROCESSING_FAILED';
-- The latest failure of each group, of all companies or of one.
CREATE INDEX "AIProcessingRequest_failed_latest_by_hand" ON "AIProcessingRequest"
  ("errorCode", failure_message_group("errorMessage"), "completedAt" DESC NULLS LAST, "companyId")
  WHERE "processingStatus" = 'PROCESSING_FAILED';
-- What ended last.
CREATE INDEX "AIProcessingRequest_completed_by_hand" ON "AIProcessingRequest"
  ("completedAt" DESC, "id" DESC) WHERE "completedAt" IS NOT NULL;
-- The search in error messages.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "AIProcessingRequest_errorMessage_by_hand" ON "AIProcessingRequest"
  USING gin ("errorMessage" gin_trgm_ops) WHERE "errorMessage" IS NOT NULL;
