import { expect, test, vi } from "vitest";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { startTestWorker } from "../testing/test-worker.ts";
import { counterFoldJob } from "./counter-fold-job.ts";

test("counters are folded every minute by any worker, and made up for once after a time without one", async () => {
  const { database, databaseUrl } = await createTestDatabase();
  const jobs = [counterFoldJob];
  await (await startTestWorker({ database, databaseUrl, jobs })).stop();
  const planned = await database.$queryRaw`SELECT name, cron FROM pgboss.schedule`;
  expect(planned).toEqual([{ name: "counter-fold", cron: "* * * * *" }]);
  for (let times = 0; times < 3; times++) await seedRequests(database, [{}]);
  await database.$executeRaw`UPDATE pgboss.schedule SET created_on = now() - interval '3 hours'`;
  await database.$executeRaw`UPDATE pgboss.version SET cron_on = now() - interval '2 hours'`;
  await startTestWorker({ database, databaseUrl, jobs });
  await vi.waitFor(async () => expect(await database.requestCount.count()).toBe(1), 20_000);
});
