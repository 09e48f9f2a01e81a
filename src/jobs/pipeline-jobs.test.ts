import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { inTransaction } from "../database/client.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { openBoss } from "./boss.ts";
import { JOBS } from "./catalog.ts";
import { installJobs } from "./install.ts";
import { createPipelineJobs } from "./pipeline-jobs.ts";

const log = pino({ level: "silent" });

/** How many jobs of the creator there are after somebody has asked for it, twice. */
async function countCreators(isCreationEnabled: boolean): Promise<number> {
  const { database, databaseUrl } = await createTestDatabase();
  await installJobs({ databaseUrl, jobs: JOBS, log });
  const boss = await openBoss({ databaseUrl, role: "client", log });
  onTestFinished(() => boss.stop({ graceful: false }));
  const { enqueueCreate } = createPipelineJobs(boss, { isCreationEnabled });
  for (const _ of [1, 2]) await inTransaction(database, (tx) => enqueueCreate(tx));
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'batch-create'`;
  return row?.count ?? -1;
}

test("whoever finds room for more asks for the creator, which waits once", async () => {
  expect(await countCreators(true)).toBe(1);
});

test("where making batches is switched off, nothing asks for the creator either", async () => {
  expect(await countCreators(false)).toBe(0);
});
