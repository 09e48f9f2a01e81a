-- Written by hand: an index that is always empty, unless something is wrong. The sweeper asks every two minutes whether there
-- is a request in flight without a batch; of two conditions that each many rows meet, PostgreSQL cannot know that none meets
-- both, and walked the whole table to find out.
CREATE INDEX "AIProcessingRequest_stray_by_hand" ON "AIProcessingRequest" ("id")
  WHERE "batchId" IS NULL AND "processingStatus" = 'BATCHING_IN_PROGRESS';
