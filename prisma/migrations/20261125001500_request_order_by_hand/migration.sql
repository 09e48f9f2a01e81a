-- Written by hand: what Prisma cannot describe. Requests in the order in which they ended, those without an end as if in
-- the year 5000: of all, and of each status, company and model. What the date filter reads stands in the index, so that a
-- page far from either end is found without a look at the table. The first replaces one that had no place for requests
-- without an end.
DROP INDEX "AIProcessingRequest_completed_by_hand";
CREATE INDEX "AIProcessingRequest_ended_by_hand" ON "AIProcessingRequest"
  ((coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')), "id") INCLUDE ("completedAt", "requestedAt");
CREATE INDEX "AIProcessingRequest_part_ended_by_hand" ON "AIProcessingRequest"
  ("processingStatus", "companyId", "model", (coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')), "id")
  INCLUDE ("completedAt", "requestedAt");
