import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { systemClock } from "../shared/clock.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { NO_SCHEDULES, testJob } from "../testing/test-job.ts";
import { startTestWorker } from "../testing/test-worker.ts";
import { openBoss } from "./boss.ts";
import type { ScheduleSettings } from "./job.ts";
import { createJobMonitor } from "./job-monitor.ts";

const HOURLY: ScheduleSettings = {
  "batch-create": { cron: "7 * * * *", enabled: true },
  "batch-poll": { cron: "23 4 * * *", enabled: true },
};

const run = async () => ({});
const JOBS = [testJob({ name: "batch-create", run }), testJob({ name: "batch-poll", run })];

async function startMonitor(settings = NO_SCHEDULES) {
  const { database, databaseUrl } = await createTestDatabase();
  const boss = await openBoss({ databaseUrl, role: "client", log: pino({ level: "silent" }) });
  onTestFinished(() => boss.stop({ graceful: false }));
  const monitor = createJobMonitor(boss, { database, settings, clock: systemClock });
  const startWorkerWith = (schedules: ScheduleSettings, jobs = JOBS) =>
    startTestWorker({ database, databaseUrl, jobs, schedules });
  return { database, monitor, startWorkerWith };
}

test("schedules are what the environment of the worker that started last says", async () => {
  const { monitor, startWorkerWith } = await startMonitor();
  const first = await startWorkerWith(HOURLY);
  const enabled = { timeZone: "UTC", enabled: true };
  expect(await monitor.listSchedules()).toMatchObject([
    { name: "batch-create", cron: "7 * * * *", ...enabled },
    { name: "batch-poll", cron: "23 4 * * *", ...enabled },
  ]);
  await first.stop();
  const changed = { ...HOURLY, "batch-create": { cron: "9 * * * *", enabled: true } };
  changed["batch-poll"] = { cron: "23 4 * * *", enabled: false };
  await startWorkerWith(changed);
  expect(await monitor.listSchedules()).toMatchObject([
    { name: "batch-create", cron: "9 * * * *", ...enabled },
    { name: "batch-poll", enabled: false, nextRunAt: null },
  ]);
});

test("says when a schedule runs next, and its expression also before a worker has planned it", async () => {
  const { monitor, startWorkerWith } = await startMonitor(HOURLY);
  expect(await monitor.listSchedules()).toMatchObject([
    { name: "batch-create", cron: "7 * * * *", enabled: true, nextRunAt: null, lastRunAt: null },
    { name: "batch-poll", cron: "23 4 * * *", enabled: true, nextRunAt: null, lastRunAt: null },
  ]);
  await startWorkerWith(HOURLY);
  const [create, poll] = await monitor.listSchedules();
  expect(create?.nextRunAt?.getUTCMinutes()).toBe(7);
  expect(create?.nextRunAt?.getTime()).toBeGreaterThan(Date.now());
  expect(poll?.nextRunAt?.toISOString()).toMatch(/T04:23:00\.000Z$/u);
});

test("runs that nobody was there for are made up once, however many they were", async () => {
  const { database, monitor, startWorkerWith } = await startMonitor();
  const polled = vi.fn(run);
  const [create = JOBS[0], ...rest] = JOBS;
  await (await startWorkerWith(HOURLY)).stop();
  await database.$executeRaw`UPDATE pgboss.schedule SET created_on = now() - interval '3 hours'`;
  await database.$executeRaw`UPDATE pgboss.version SET cron_on = now() - interval '2 hours'`;

  const everyHour = {
    ...HOURLY,
    "batch-create": { cron: `${(new Date().getUTCMinutes() + 30) % 60} * * * *`, enabled: true },
  };
  await startWorkerWith(everyHour, create === undefined ? [] : [{ ...create, run: polled }, ...rest]);
  await vi.waitFor(() => expect(polled).toHaveBeenCalled(), 20_000);
  expect(polled).toHaveBeenCalledTimes(1);
  const [count] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'batch-create'`;
  expect(count).toEqual({ count: 1 });
  expect((await monitor.listSchedules())[0]?.lastRunAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("a schedule that is switched off makes up for nothing", async () => {
  const { database, startWorkerWith } = await startMonitor();
  await (await startWorkerWith(HOURLY)).stop();
  await database.$executeRaw`UPDATE pgboss.schedule SET created_on = now() - interval '3 hours'`;
  await database.$executeRaw`UPDATE pgboss.version SET cron_on = now() - interval '2 hours'`;
  await startWorkerWith({ ...HOURLY, "batch-create": { cron: "7 * * * *", enabled: false } });
  const isDue = () => database.$queryRaw<object[]>`
    SELECT 1 FROM pgboss.version WHERE cron_on > now() - interval '1 minute'`;
  await vi.waitFor(async () => expect(await isDue()).toHaveLength(1), 10_000);
  const jobs = await database.$queryRaw`
    SELECT 1 FROM pgboss.job WHERE name = 'batch-create' OR data->>'name' = 'batch-create'`;
  expect(jobs).toEqual([]);
});

test("a worker counts as alive from its start until it stops, or has been silent for half a minute", async () => {
  const { database, monitor, startWorkerWith } = await startMonitor();
  expect(await monitor.isWorkerAlive()).toBe(false);
  const stopped = await startWorkerWith(NO_SCHEDULES);
  expect(await monitor.isWorkerAlive()).toBe(true);
  await stopped.stop();
  expect(await monitor.isWorkerAlive()).toBe(false);

  await startWorkerWith(NO_SCHEDULES);
  expect(await monitor.isWorkerAlive()).toBe(true);
  await database.$executeRaw`UPDATE pgboss.instance SET heartbeat_on = now() - interval '31 seconds'`;
  expect(await monitor.isWorkerAlive()).toBe(false);
});
