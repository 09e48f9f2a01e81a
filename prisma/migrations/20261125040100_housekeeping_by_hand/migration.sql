-- Written by hand: what Prisma cannot describe. How the tables that change most are looked after. By PostgreSQL's own
-- settings a table is vacuumed when a fifth of it is dead, which at ten million requests is days of work at once. Reasons
-- and measurements are in docs/explanation/data-at-size.md.

-- Every request is rewritten when it is claimed and when its result comes: two dead rows each. A vacuum reads all indexes,
-- so it waits for a twentieth; rows that were only added cost it little, and their pages must be known to be visible to
-- all before lists can be read from an index alone.
ALTER TABLE "AIProcessingRequest" SET (
  autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_cost_limit = 2000);

-- Sessions are rewritten once, by their result.
ALTER TABLE "Session" SET (
  autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_cost_limit = 2000);

-- Only ever added to, but for what retention deletes.
ALTER TABLE "AIRequestAttempt" SET (
  autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02,
  autovacuum_vacuum_cost_limit = 2000);

-- A stage goes from status to status, and no index has the status: with room on its page the new row stays beside the old
-- one, no index is touched, and the next to come along clears the old one away.
ALTER TABLE "SessionProcessingStatus" SET (
  fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_vacuum_cost_limit = 2000);

-- Likewise a batch, whose counts grow with each set of results, and a bulk requeue.
ALTER TABLE "AIBatchRequest" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "BulkRequeue" SET (fillfactor = 70);

-- Counters are appended to by every statement and folded every minute, and their sum reads all of them, dead or alive:
-- they are vacuumed as soon as there is something to be vacuumed, however many rows there are, and without a pause.
ALTER TABLE "RequestCount" SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE "FailureGroupCount" SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE "SessionCount" SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
-- Keeps its rows for as long as there are hours, so a share of them counts.
ALTER TABLE "ThroughputHour" SET (
  autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);

-- Filled by one click and emptied set by set.
ALTER TABLE "BulkRequeueItem" SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- New error messages wait in a list until they are put into the index of trigrams. Every search reads that list, and the
-- writer who finds it full has to empty it: kept short, neither takes long.
ALTER INDEX "AIProcessingRequest_errorMessage_by_hand" SET (gin_pending_list_limit = 256);
