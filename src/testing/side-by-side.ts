import { Client } from "pg";

/** As many as the smallest machine has cores. */
const CONNECTION_COUNT = 2;

const SETTINGS = `
  SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB';
  SET max_parallel_workers_per_gather = 0; SET max_parallel_maintenance_workers = 0`;

/** Runs statements that do not depend on each other, a few at a time, each in a transaction of its own. */
export async function runSideBySide(databaseUrl: string, statements: readonly string[]): Promise<void> {
  const waiting = statements.values();
  const work = async () => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query(SETTINGS);
      for (const statement of waiting) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: CONNECTION_COUNT }, work));
}
