-- CreateEnum
CREATE TYPE "ImportRunStatus" AS ENUM ('WAITING', 'RUNNING', 'COMPLETED', 'FAILED');

-- CreateEnum
CREATE TYPE "ImportSourceKind" AS ENUM ('FILE', 'URL', 'UPLOAD');

-- CreateEnum
CREATE TYPE "BulkRequeueStatus" AS ENUM ('WAITING', 'RUNNING', 'COMPLETED', 'CANCELLED');

-- AlterTable
ALTER TABLE "AIRequestAttempt" ADD COLUMN     "syncCostEur" DECIMAL(20,12);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "companyId" UUID NOT NULL,
    "sourceKind" "ImportSourceKind" NOT NULL,
    "source" TEXT NOT NULL,
    "transcriptBaseUrl" TEXT,
    "status" "ImportRunStatus" NOT NULL DEFAULT 'WAITING',
    "sessionCount" INTEGER NOT NULL DEFAULT 0,
    "requestCount" INTEGER NOT NULL DEFAULT 0,
    "duplicateCount" INTEGER NOT NULL DEFAULT 0,
    "rejectedCount" INTEGER NOT NULL DEFAULT 0,
    "errorMessage" TEXT,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "actorLabel" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(6),
    "finishedAt" TIMESTAMPTZ(6),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRejection" (
    "importRunId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "ImportRejection_pkey" PRIMARY KEY ("importRunId","line")
);

-- CreateTable
CREATE TABLE "ImportUploadChunk" (
    "importRunId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportUploadChunk_pkey" PRIMARY KEY ("importRunId","order")
);

-- CreateTable
CREATE TABLE "RequestCount" (
    "seq" BIGSERIAL NOT NULL,
    "companyId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "status" "AIRequestStatus" NOT NULL,
    "errorCode" TEXT NOT NULL DEFAULT '',
    "count" BIGINT NOT NULL,

    CONSTRAINT "RequestCount_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "FailureGroupCount" (
    "seq" BIGSERIAL NOT NULL,
    "companyId" UUID NOT NULL,
    "errorCode" TEXT NOT NULL,
    "messageGroup" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "FailureGroupCount_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ThroughputHour" (
    "seq" BIGSERIAL NOT NULL,
    "hour" TIMESTAMPTZ(6) NOT NULL,
    "companyId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "errorCode" TEXT NOT NULL DEFAULT '',
    "attemptCount" BIGINT NOT NULL,
    "promptTokens" BIGINT NOT NULL,
    "completionTokens" BIGINT NOT NULL,
    "costEur" DECIMAL(24,12) NOT NULL,
    "syncCostEur" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "ThroughputHour_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "BulkRequeue" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "filter" JSONB NOT NULL,
    "status" "BulkRequeueStatus" NOT NULL DEFAULT 'WAITING',
    "matchedCount" INTEGER NOT NULL,
    "requeuedCount" INTEGER NOT NULL DEFAULT 0,
    "skippedCount" INTEGER NOT NULL DEFAULT 0,
    "notFoundCount" INTEGER NOT NULL DEFAULT 0,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "actorLabel" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(6),
    "finishedAt" TIMESTAMPTZ(6),

    CONSTRAINT "BulkRequeue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkRequeueItem" (
    "bulkRequeueId" UUID NOT NULL,
    "requestId" UUID NOT NULL,

    CONSTRAINT "BulkRequeueItem_pkey" PRIMARY KEY ("bulkRequeueId","requestId")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "screen" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "actorLabel" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchedulePause" (
    "name" TEXT NOT NULL,
    "actorLabel" TEXT NOT NULL,
    "pausedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SchedulePause_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "ImportRun_createdAt_id_idx" ON "ImportRun"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ImportRun_companyId_createdAt_id_idx" ON "ImportRun"("companyId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ThroughputHour_hour_idx" ON "ThroughputHour"("hour");

-- CreateIndex
CREATE INDEX "BulkRequeue_createdAt_id_idx" ON "BulkRequeue"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_screen_name_key" ON "SavedView"("screen", "name");

-- CreateIndex
CREATE INDEX "SessionImport_externalSessionId_idx" ON "SessionImport"("externalSessionId" text_pattern_ops);

-- CreateIndex
CREATE INDEX "Session_startTime_id_idx" ON "Session"("startTime" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Session_sentiment_startTime_id_idx" ON "Session"("sentiment", "startTime" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Session_category_startTime_id_idx" ON "Session"("category", "startTime" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Session_language_startTime_id_idx" ON "Session"("language", "startTime" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AIProcessingRequest_requestedAt_id_idx" ON "AIProcessingRequest"("requestedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AIProcessingRequest_companyId_requestedAt_id_idx" ON "AIProcessingRequest"("companyId", "requestedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AIProcessingRequest_model_requestedAt_id_idx" ON "AIProcessingRequest"("model", "requestedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AIBatchRequest_createdAt_id_idx" ON "AIBatchRequest"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AIBatchRequest_companyId_createdAt_id_idx" ON "AIBatchRequest"("companyId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AIBatchRequest_model_createdAt_id_idx" ON "AIBatchRequest"("model", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditLog_action_at_id_idx" ON "AuditLog"("action", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditLog_actorLabel_at_id_idx" ON "AuditLog"("actorLabel", "at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRejection" ADD CONSTRAINT "ImportRejection_importRunId_fkey" FOREIGN KEY ("importRunId") REFERENCES "ImportRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportUploadChunk" ADD CONSTRAINT "ImportUploadChunk_importRunId_fkey" FOREIGN KEY ("importRunId") REFERENCES "ImportRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkRequeueItem" ADD CONSTRAINT "BulkRequeueItem_bulkRequeueId_fkey" FOREIGN KEY ("bulkRequeueId") REFERENCES "BulkRequeue"("id") ON DELETE CASCADE ON UPDATE CASCADE;
