-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ImportRunStatus" ADD VALUE 'UPLOADING';
ALTER TYPE "ImportRunStatus" ADD VALUE 'CANCELLED';

-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "csvPassword" TEXT,
ADD COLUMN     "csvUsername" TEXT,
ADD COLUMN     "isQueued" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "readBytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "totalBytes" BIGINT;
