import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { startBulkRequeue } from "../pipeline/steering/bulk-requeue-steering.ts";
import { systemClock } from "../shared/clock.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { startTestWorker } from "../testing/test-worker.ts";
import { openBoss } from "./boss.ts";
import { bulkRequeueJob } from "./bulk-requeue-job.ts";
import { createBulkRequeueJobs } from "./bulk-requeue-jobs.ts";

test("a worker carries out what an operator asked for", async () => {
  const { database, databaseUrl } = await createTestDatabase();
  const boss = await openBoss({ databaseUrl, role: "client", log: pino({ level: "silent" }) });
  onTestFinished(() => boss.stop({ graceful: false }));
  await seedRequests(database, Array(3).fill({ processingStatus: "PROCESSING_FAILED" }));
  const deps = { database, clock: systemClock, bulkRequeueJobs: createBulkRequeueJobs(boss) };
  const actor = { type: "user", id: "u1", label: "ada@livedash.test" } as const;
  const { id } = await startBulkRequeue(deps, { filter: {}, actor });

  await startTestWorker({ database, databaseUrl, jobs: [bulkRequeueJob] });
  await vi.waitFor(async () => {
    const bulk = await database.bulkRequeue.findUniqueOrThrow({ where: { id } });
    expect(bulk).toMatchObject({ status: "COMPLETED", requeuedCount: 3 });
  }, 10_000);
});
