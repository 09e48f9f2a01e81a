-- Written by hand, but for the index of batches in the middle: what Prisma cannot describe. Lists of requests in tables of
-- tens of millions; why each index is there, and what it costs, is told in docs/explanation/data-at-size.md.

-- Failed requests, in both orders, by error code and by error code and message. Company and model come last, so that a
-- filter by them is met within the index. The last two replace one that was in the order of ends, and one without company.
DROP INDEX "AIProcessingRequest_failed_code_by_hand";
DROP INDEX "AIProcessingRequest_failed_group_by_hand";
DROP INDEX "AIProcessingRequest_failed_latest_by_hand";
CREATE INDEX "AIProcessingRequest_failed_code_by_hand" ON "AIProcessingRequest"
  ("errorCode", "requestedAt", "id", "companyId", "model") WHERE "processingStatus" = 'PROCESSING_FAILED';
CREATE INDEX "AIProcessingRequest_failed_code_ended_by_hand" ON "AIProcessingRequest"
  ("errorCode", (coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')), "id", "companyId", "model")
  WHERE "processingStatus" = 'PROCESSING_FAILED';
CREATE INDEX "AIProcessingRequest_failed_group_by_hand" ON "AIProcessingRequest"
  ("errorCode", failure_message_group("errorMessage"), "requestedAt", "id", "companyId", "model")
  WHERE "processingStatus" = 'PROCESSING_FAILED';
CREATE INDEX "AIProcessingRequest_failed_group_ended_by_hand" ON "AIProcessingRequest"
  ("errorCode", failure_message_group("errorMessage"), (coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')),
   "id", "companyId", "model")
  WHERE "processingStatus" = 'PROCESSING_FAILED';

-- The search in error messages, where it finds much: requests with a message in both orders, to walk along until a page
-- is full. Where it finds little, the trigrams do.
CREATE INDEX "AIProcessingRequest_message_by_hand" ON "AIProcessingRequest"
  ("requestedAt", "id", "companyId", "model") WHERE "errorMessage" IS NOT NULL;
CREATE INDEX "AIProcessingRequest_message_ended_by_hand" ON "AIProcessingRequest"
  ((coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')), "id", "companyId", "model")
  WHERE "errorMessage" IS NOT NULL;

-- Status and error code depend on each other: only failed requests have a code. Taken as independent, there would seem to
-- be a thirtieth of the rows that there are, and reading all of them in no order would seem cheap.
CREATE STATISTICS "AIProcessingRequest_failed_by_hand" (mcv) ON "processingStatus", "errorCode" FROM "AIProcessingRequest";

-- A batch's requests, in both orders, of each status by itself. The second index takes the place of one for the submitter
-- and the applier, who look for claimed requests alone: those have a small index now, that results take them out of.
CREATE INDEX "AIProcessingRequest_claimed_by_hand" ON "AIProcessingRequest" ("batchId", "id")
  WHERE "processingStatus" = 'BATCHING_IN_PROGRESS';
CREATE INDEX "AIProcessingRequest_batch_ended_by_hand" ON "AIProcessingRequest"
  ("batchId", "processingStatus", (coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')), "id")
  INCLUDE ("completedAt", "requestedAt") WHERE "batchId" IS NOT NULL;

-- CreateIndex
CREATE INDEX "AIProcessingRequest_batchId_processingStatus_requestedAt_id_idx" ON "AIProcessingRequest"("batchId", "processingStatus", "requestedAt", "id");

-- DropIndex
DROP INDEX "AIProcessingRequest_batchId_processingStatus_id_idx";

-- What was made within a span of time, three hours by three hours and status by status in the order of ends; with what the
-- other filters ask for in the index. It replaces one of days, which were long to walk along at the span's edge.
DROP INDEX "AIProcessingRequest_day_ended_by_hand";
CREATE INDEX "AIProcessingRequest_span_ended_by_hand" ON "AIProcessingRequest"
  ((date_bin('3 hours', "requestedAt", timestamptz '1970-01-01 00:00:00+00')), "processingStatus",
   (coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')), "id")
  INCLUDE ("completedAt", "requestedAt", "companyId", "model");
