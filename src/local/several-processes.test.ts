import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createApiKey } from "../auth/api-keys.ts";
import type { Database } from "../database/client.ts";
import { ALL_SCOPES } from "../domain/permissions.ts";
import { batchPollJob } from "../jobs/batch-poll-job.ts";
import { openBoss } from "../jobs/boss.ts";
import { startProductProcess } from "../testing/product-process.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { startTestApi } from "../testing/test-api.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { startTestSimulator } from "../testing/test-simulator.ts";

const COMPANY_COUNT = 4;
const COMPANY_SIZE = 1000;
const REQUEST_COUNT = COMPANY_COUNT * COMPANY_SIZE;
const WAIT = { timeout: 60_000, interval: 250 };

/** A database with what is pending, a simulator, and how to start the product's own processes on both. */
async function startSystem() {
  const { database, databaseUrl } = await createTestDatabase();
  const simulator = await startTestSimulator();
  await simulator.changeSettings({ enqueuedTokenLimits: { "gpt-4o-mini": 1_000_000_000 } });
  for (let number = 0; number < COMPANY_COUNT; number += 1) {
    await seedSessions(database, { count: COMPANY_SIZE, company: `Company ${number}`, tokens: 1 });
  }
  const folder = await mkdtemp(join(tmpdir(), "livedash-several-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const env = {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: "4",
    DATA_DIR: folder,
    PORT: "0",
    OPENAI_API_KEY: "sk-test",
    OPENAI_BASE_URL: simulator.baseUrl,
    BATCH_MAX_REQUESTS: "200",
    LOG_FORMAT: "json",
  };
  const start = async (file: string) => {
    const started = await startProductProcess(file, env);
    onTestFinished(started.stop);
    return started;
  };
  const startWeb = async () => {
    const web = await start("src/local/web/start-web.ts");
    const { port } = JSON.parse(await web.findLine(/"web\.ready"/u)) as { port: number };
    return `http://127.0.0.1:${port}`;
  };
  return { database, databaseUrl, simulator, startWorker: () => start("src/worker.ts"), startWeb };
}

/** As if nobody had been there for hours: every schedule is overdue for whoever comes first. */
async function missEverySchedule(database: Database): Promise<void> {
  await database.$executeRaw`UPDATE pgboss.schedule SET created_on = now() - interval '3 hours'`;
  await database.$executeRaw`UPDATE pgboss.version SET cron_on = now() - interval '2 hours'`;
}

const RECURRING = ["batch-create", "batch-poll", "counter-fold"];

/** How many jobs each recurring job has, and at how many points of its plan it was due: pg-boss notes each of them. */
async function countRuns(database: Database): Promise<{ name: string; runs: number; due: number }[]> {
  return database.$queryRaw`
    SELECT name, count(*)::int AS runs,
           (SELECT count(DISTINCT note.data->>'slot')::int FROM pgboss.job note
             WHERE note.name = '__pgboss__send-it' AND note.data->>'name' = job.name) AS due
      FROM pgboss.job WHERE name = ANY(${RECURRING}) GROUP BY name ORDER BY name`;
}

test("three workers and two web processes on one database do everything once, and say the same of it", async () => {
  const { database, databaseUrl, simulator, startWorker, startWeb } = await startSystem();
  const { auth } = await startTestApi({ database });
  const actor = { type: "command_line", id: null, label: "test" } as const;
  const { key } = await createApiKey(auth, { name: "test", scopes: ALL_SCOPES, actor });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const ask = async (url: string, init: RequestInit = {}) => (await fetch(url, { headers, ...init })).json();

  await (await startWorker()).stop();
  await missEverySchedule(database);
  const [first, , , webOne, webTwo] = await Promise.all([
    startWorker(),
    startWorker(),
    startWorker(),
    startWeb(),
    startWeb(),
  ]);
  await expect.poll(() => database.aIBatchRequest.count(), WAIT).toBeGreaterThanOrEqual(REQUEST_COUNT / 200);
  await expect.poll(async () => (await countRuns(database)).map(({ name }) => name), WAIT).toEqual(RECURRING);
  for (const { name, runs, due } of await countRuns(database)) expect(runs, name).toBeLessThanOrEqual(due);

  const boss = await openBoss({ databaseUrl, role: "client", log: pino({ level: "silent" }) });
  onTestFinished(() => boss.stop({ graceful: false }));
  const countComplete = async () => {
    await boss.send(batchPollJob.name, {});
    return database.aIProcessingRequest.count({ where: { processingStatus: "PROCESSING_COMPLETE" } });
  };
  await expect.poll(countComplete, WAIT).toBeGreaterThan(0);
  await first.stop();
  const paused = { method: "POST", body: JSON.stringify({ json: { name: "batch-create" } }) };
  await ask(`${webOne}/api/trpc/schedules.pause`, paused);
  expect(JSON.stringify(await ask(`${webTwo}/api/trpc/schedules.list`))).toMatch(/"pausedBy":"test"/u);
  await expect.poll(countComplete, WAIT).toBe(REQUEST_COUNT);

  const summary = {
    pending_batching: 0,
    batching_in_progress: 0,
    processing_complete: REQUEST_COUNT,
    processing_failed: 0,
  };
  for (const web of [webOne, webTwo]) {
    expect(await ask(`${web}/api/admin/legacy/summary`)).toEqual({ ok: true, summary });
  }
  expect(await simulator.ledger()).toEqual({
    executed: REQUEST_COUNT,
    distinct: REQUEST_COUNT,
    executedMoreThanOnce: [],
  });
  expect(await database.aIRequestAttempt.count({ where: { attempt: 1, succeeded: true } })).toBe(REQUEST_COUNT);
}, 300_000);
