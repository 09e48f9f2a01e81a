-- CreateTable
CREATE TABLE "RetentionPlace" (
    "kind" TEXT NOT NULL,
    "finishedAt" TIMESTAMPTZ(6) NOT NULL,
    "requestId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,

    CONSTRAINT "RetentionPlace_pkey" PRIMARY KEY ("kind")
);
