import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Database, inTransaction } from "../database/client.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { testJob } from "../testing/test-job.ts";
import { startTestWorker } from "../testing/test-worker.ts";
import { openBoss } from "./boss.ts";
import { installJobs } from "./install.ts";
import type { Job } from "./job.ts";
import { createPipelineJobs } from "./pipeline-jobs.ts";

const log = pino({ level: "silent" });

type JobRow = { name: string; state: string; retryCount: number; data: unknown; sourceName: string | null };

function listJobs(database: Database, name: string): Promise<JobRow[]> {
  return database.$queryRaw<JobRow[]>`
    SELECT name, state::text, retry_count AS "retryCount", data, source_name AS "sourceName"
      FROM pgboss.job WHERE name = ${name} ORDER BY created_on, id`;
}

async function startQueue(job: Job) {
  const { database, databaseUrl } = await createTestDatabase();
  await installJobs({ databaseUrl, jobs: [job], log });
  const boss = await openBoss({ databaseUrl, role: "client", log });
  onTestFinished(() => boss.stop({ graceful: false }));
  const { enqueueSubmit } = createPipelineJobs(boss, { isCreationEnabled: true });
  const enqueue = (batchIds: string[]) => inTransaction(database, (tx) => enqueueSubmit(tx, batchIds));
  return { database, databaseUrl, enqueueSubmit, enqueue, jobs: [job] };
}

const idle = testJob({ run: async () => ({}) });

test("a job asked for in a transaction that is rolled back was never there", async () => {
  const { database, enqueueSubmit } = await startQueue(idle);
  const work = inTransaction(database, async (tx) => {
    await enqueueSubmit(tx, [randomUUID(), randomUUID()]);
    throw new Error("changed my mind");
  });
  await expect(work).rejects.toThrow("changed my mind");
  expect(await listJobs(database, idle.name)).toEqual([]);
});

test("a batch never has two jobs at once, however often they are asked for", async () => {
  const release = Promise.withResolvers<object>();
  const started = vi.fn<(batchId: unknown) => void>();
  const slow = testJob({
    localConcurrency: 4,
    run: (_, data) => {
      started(data);
      return release.promise;
    },
  });
  const { database, enqueue, ...queue } = await startQueue(slow);
  const [first, second] = [randomUUID(), randomUUID()];
  await Promise.all([enqueue([first, second]), enqueue([second, first]), enqueue([first])]);
  expect(await listJobs(database, slow.name)).toHaveLength(2);

  await startTestWorker({ database, ...queue });
  await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(2), 10_000);
  await enqueue([first, second]);
  expect(await listJobs(database, slow.name)).toHaveLength(2);

  release.resolve({});
  await vi.waitFor(async () => expect((await listJobs(database, slow.name))[1]?.state).toBe("completed"), 10_000);
  await enqueue([first]);
  expect(await listJobs(database, slow.name)).toHaveLength(3);
});

test("a job that fails is tried again, and in the end kept as a dead letter that says whence it came", async () => {
  const run = vi.fn(() => Promise.reject(new Error("the provider is away")));
  const failing = testJob({ run });
  const { database, enqueue, ...queue } = await startQueue(failing);
  const { logLines } = await startTestWorker({ database, ...queue });
  const batchId = randomUUID();
  await enqueue([batchId]);

  await vi.waitFor(async () => {
    const letters = await listJobs(database, failing.deadLetter);
    expect(letters).toMatchObject([{ state: "created", data: { batchId }, sourceName: failing.name }]);
  }, 15_000);
  expect(run).toHaveBeenCalledTimes(2);
  expect(await listJobs(database, failing.name)).toMatchObject([{ state: "failed", retryCount: 1 }]);
  const failures = logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "job.failed");
  expect(failures).toMatchObject([
    { queue: failing.name, retryCount: 0 },
    { queue: failing.name, retryCount: 1 },
  ]);
  const [kept] = await database.$queryRaw<{ days: number }[]>`
    SELECT extract(day FROM keep_until - created_on)::int AS days FROM pgboss.job WHERE name = ${failing.deadLetter}`;
  expect(kept?.days).toBeGreaterThan(300);
});

test("a payload that is not the job's never reaches its handler", async () => {
  const run = vi.fn(async () => ({}));
  const job = testJob({ run });
  const { database, databaseUrl, jobs } = await startQueue(job);
  const boss = await openBoss({ databaseUrl, role: "client", log });
  onTestFinished(() => boss.stop({ graceful: false }));
  await boss.send(job.name, { batchId: "1; DROP TABLE" });
  await startTestWorker({ database, databaseUrl, jobs });
  await vi.waitFor(async () => expect((await listJobs(database, job.name))[0]?.state).toMatch(/retry|failed/u), 10_000);
  expect(run).not.toHaveBeenCalled();
});

test("a stop lets a running job finish", async () => {
  const release = Promise.withResolvers<object>();
  const isRunning = Promise.withResolvers<void>();
  const slow = testJob({
    run: () => {
      isRunning.resolve();
      return release.promise;
    },
  });
  const { database, enqueue, ...queue } = await startQueue(slow);
  const worker = await startTestWorker({ database, ...queue, stopTimeoutSeconds: 30 });
  await enqueue([randomUUID()]);
  await isRunning.promise;
  const stopped = worker.stop();
  release.resolve({ done: true });
  await stopped;
  expect(await listJobs(database, slow.name)).toMatchObject([{ state: "completed" }]);
});

test("a stop hands back what is not done in time", async () => {
  const isRunning = Promise.withResolvers<void>();
  const endless = testJob({
    run: () => {
      isRunning.resolve();
      return new Promise(() => undefined);
    },
  });
  const { database, enqueue, ...queue } = await startQueue(endless);
  const worker = await startTestWorker({ database, ...queue });
  await enqueue([randomUUID()]);
  await isRunning.promise;
  await worker.stop();
  expect(await listJobs(database, endless.name)).toMatchObject([{ state: "retry" }]);
});

test("any number of workers may start on an empty database at once", async () => {
  const { database, databaseUrl } = await createTestDatabase();
  await database.$executeRaw`DROP SCHEMA IF EXISTS pgboss CASCADE`;
  const jobs = [idle];
  await Promise.all([1, 2, 3].map(() => startTestWorker({ database, databaseUrl, jobs })));
  const queues = await database.$queryRaw<{ name: string; policy: string }[]>`
    SELECT name, policy FROM pgboss.queue WHERE name LIKE 'batch-%' ORDER BY name`;
  expect(queues).toEqual([
    { name: "batch-submit", policy: "exclusive" },
    { name: "batch-submit-dead", policy: "standard" },
  ]);
});

test("a queue whose terms have changed in the code gets the new ones", async () => {
  const { database, databaseUrl } = await startQueue(idle);
  const patient = testJob({ queue: { ...idle.queue, retryLimit: 7, retryDelayMax: 90 }, run: idle.run });
  await installJobs({ databaseUrl, jobs: [patient], log });
  const [queue] = (await database.$queryRaw`
    SELECT retry_limit AS "retryLimit", retry_delay_max AS "retryDelayMax", dead_letter AS "deadLetter"
      FROM pgboss.queue WHERE name = ${idle.name}`) as object[];
  expect(queue).toEqual({ retryLimit: 7, retryDelayMax: 90, deadLetter: idle.deadLetter });
});
