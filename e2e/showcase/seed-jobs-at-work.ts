import type { Database } from "../../src/database/client.ts";
import { clearJobs, seedDeadLetter, seedDoneJobs, seedWaitingJob } from "../fixtures/seed-jobs.ts";

/** Longer than any test lasts: nothing beats for this worker. */
const HEARTBEAT_SECONDS = 3600;

/**
 * What pg-boss's tables look like while a worker is at it: schedules, jobs in every state, and a worker that counts as
 * alive without being there, so that nothing of what is shown changes by itself.
 */
export async function seedJobsAtWork(database: Database): Promise<void> {
  await clearJobs(database);
  await seedDoneJobs(database, 24);
  await seedDeadLetter(database);
  await seedWaitingJob(database);
  await database.$executeRaw`
    INSERT INTO pgboss.job (name, data, state, created_on, started_on, completed_on, output)
    VALUES ('batch-create', '{}', 'completed', now() - interval '4 minutes', now() - interval '4 minutes',
            now() - interval '239 seconds', '{"batchCount": 2, "requestCount": 80}')`;
  await database.$executeRaw`
    INSERT INTO pgboss.schedule (name, cron, timezone) VALUES ('batch-create', '*/10 * * * *', 'UTC'),
           ('batch-poll', '*/2 * * * *', 'UTC')
        ON CONFLICT (name, key) DO UPDATE SET cron = EXCLUDED.cron`;
  await database.$executeRaw`
    INSERT INTO pgboss.instance (id, name, host, pid, version, node_version, heartbeat_seconds, supervise, schedule,
                                 migrate, persist_queue_stats, persist_warnings, pool_max, workers, started_on)
    VALUES ('00000000-0000-4000-8000-000000000001', 'worker', 'worker-1', 4711, '12.38.0', ${process.version},
            ${HEARTBEAT_SECONDS}, true, true, false, true, true, 10, '[]', now() - interval '3 days')
        ON CONFLICT (id) DO UPDATE SET heartbeat_on = now()`;
}

/** Takes back what would outlive a test: schedules and the worker that is not there. */
export async function clearJobsAtWork(database: Database): Promise<void> {
  await clearJobs(database);
  await database.$executeRaw`DELETE FROM pgboss.schedule`;
  await database.$executeRaw`DELETE FROM pgboss.instance WHERE host = 'worker-1'`;
}
