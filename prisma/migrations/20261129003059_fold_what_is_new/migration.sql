-- AlterTable
ALTER TABLE "RequestCount" ADD COLUMN     "isFolded" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SessionCount" ADD COLUMN     "isFolded" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "FailureGroupCount" ADD COLUMN     "isFolded" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ThroughputHour" ADD COLUMN     "isFolded" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "RequestCount_isFolded_companyId_model_status_errorCode_idx" ON "RequestCount"("isFolded", "companyId", "model", "status", "errorCode");

-- CreateIndex
CREATE INDEX "SessionCount_isFolded_companyId_idx" ON "SessionCount"("isFolded", "companyId");

-- CreateIndex
CREATE INDEX "FailureGroupCount_isFolded_companyId_errorCode_messageGroup_idx" ON "FailureGroupCount"("isFolded", "companyId", "errorCode", "messageGroup");

-- CreateIndex
CREATE INDEX "ThroughputHour_isFolded_hour_companyId_model_errorCode_idx" ON "ThroughputHour"("isFolded", "hour", "companyId", "model", "errorCode");
