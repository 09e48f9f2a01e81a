import type { Database } from "../../database/client.ts";

/** A job that has been silent for so long belongs to a worker that is gone: workers beat every three seconds. */
const SILENT_SECONDS = 5;

/** Brings at once what pg-boss would bring by waiting: jobs of the dead go to others, and retries are due. */
export async function skipJobPauses(database: Database): Promise<void> {
  await giveAway(database, SILENT_SECONDS);
  await database.$executeRaw`
    UPDATE pgboss.job SET start_after = now() WHERE state IN ('created', 'retry') AND start_after > now()`;
}

/** Gives jobs to others while somebody is still at them: correctness must not rest on the queue. */
export async function doubleJobs(database: Database): Promise<void> {
  await giveAway(database, -1);
}

async function giveAway(database: Database, silentSeconds: number): Promise<void> {
  await database.$executeRaw`
    UPDATE pgboss.job SET state = 'retry', start_after = now()
     WHERE state = 'active'
       AND coalesce(heartbeat_on, started_on) < now() - ${silentSeconds}::int * interval '1 second'`;
}

/** Ends the rest of every model. */
export async function endRests(database: Database): Promise<void> {
  await database.pipelineHold.updateMany({ where: { until: { gt: new Date() } }, data: { until: new Date() } });
}
