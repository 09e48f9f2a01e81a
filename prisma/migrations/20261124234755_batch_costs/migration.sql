-- AlterTable
ALTER TABLE "AIBatchRequest" ADD COLUMN     "completionTokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "costEur" DECIMAL(20,12) NOT NULL DEFAULT 0,
ADD COLUMN     "promptTokens" BIGINT NOT NULL DEFAULT 0;

-- What was applied before there were these columns.
UPDATE "AIBatchRequest" batch
   SET "promptTokens" = spent."promptTokens", "completionTokens" = spent."completionTokens", "costEur" = spent."costEur"
  FROM (SELECT "batchId", coalesce(sum("promptTokens"), 0) AS "promptTokens",
               coalesce(sum("completionTokens"), 0) AS "completionTokens", coalesce(sum("totalCostEur"), 0) AS "costEur"
          FROM "AIRequestAttempt" GROUP BY "batchId") spent
 WHERE batch.id = spent."batchId";

-- The failures of one batch, newest first, without reading its successes. Prisma knows no partial index.
CREATE INDEX "AIRequestAttempt_batch_failures_by_hand"
    ON "AIRequestAttempt" ("batchId", "finishedAt" DESC, "requestId" DESC) WHERE NOT succeeded;
