-- Requests in the order in which they ended, of each day on which they were made: what was made within a span of time is
-- found day by day, and not past all that was made before or after.
CREATE INDEX "AIProcessingRequest_day_ended_by_hand" ON "AIProcessingRequest"
  ((date_bin('24 hours', "requestedAt", timestamptz '1970-01-01 00:00:00+00')),
   (coalesce("completedAt", timestamptz '5000-01-01 00:00:00+00')), "id") INCLUDE ("completedAt", "requestedAt");
