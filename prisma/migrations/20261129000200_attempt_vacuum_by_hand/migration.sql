-- Written by hand: what Prisma cannot describe. Reasons and measurements are in docs/explanation/data-at-size.md.

-- Retention leaves a dead row for every raw answer and every attempt that it removes, up to a million in an hour. As in the
-- other large tables, a vacuum waits for a twentieth of them instead of a fifth.
ALTER TABLE "AIRequestAttempt" SET (autovacuum_vacuum_scale_factor = 0.05);
