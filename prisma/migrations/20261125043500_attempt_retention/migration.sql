-- AlterTable
ALTER TABLE "AIRequestAttempt" ADD COLUMN     "rawResponseRemovedAt" TIMESTAMPTZ(6);
