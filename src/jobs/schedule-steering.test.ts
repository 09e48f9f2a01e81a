import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { inTransaction } from "../database/client.ts";
import { pauseSchedule, resumeSchedule, runScheduleNow } from "../pipeline/steering/schedule-steering.ts";
import { systemClock } from "../shared/clock.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { testJob } from "../testing/test-job.ts";
import { startTestWorker } from "../testing/test-worker.ts";
import { openBoss } from "./boss.ts";
import { installJobs } from "./install.ts";
import type { ScheduleSettings } from "./job.ts";
import { createJobMonitor } from "./job-monitor.ts";
import { createPipelineJobs } from "./pipeline-jobs.ts";
import { createScheduleControl } from "./schedule-control.ts";

const HOURLY: ScheduleSettings = {
  "batch-create": { cron: "7 * * * *", enabled: true },
  "batch-poll": { cron: "23 4 * * *", enabled: false },
};
const log = pino({ level: "silent" });
const actor = { type: "user", id: "1", label: "ada@livedash.test" } as const;
const create = { name: "batch-create", actor } as const;
const run = async () => ({});
/** As they are, whatever their payload: that of a recurring job is empty. */
const jobsThat = (work: () => Promise<object>) =>
  ["batch-create", "batch-poll"].map((name) => ({ ...testJob({ name, run }), run: work }));

async function startSteering(settings = HOURLY, work = run) {
  const { database, databaseUrl } = await createTestDatabase();
  const jobs = jobsThat(work);
  await installJobs({ databaseUrl, jobs, log });
  const boss = await openBoss({ databaseUrl, role: "client", log });
  onTestFinished(() => boss.stop({ graceful: false }));
  const scheduleControl = createScheduleControl(boss, settings);
  const monitor = createJobMonitor(boss, { database, settings, clock: systemClock });
  return {
    boss,
    database,
    deps: { database, clock: systemClock, scheduleControl },
    see: async () => (await monitor.listSchedules())[0],
    startWorkerWith: (schedules = settings) => startTestWorker({ database, databaseUrl, jobs, schedules }),
  };
}

test("a schedule is not off because no worker has started yet, but because the environment says so", async () => {
  const { see, startWorkerWith } = await startSteering();
  expect(await see()).toMatchObject({ enabled: true, nextRunAt: null, pausedAt: null, activity: null });
  await startWorkerWith({ ...HOURLY, "batch-create": { cron: "7 * * * *", enabled: false } });
  expect(await see()).toMatchObject({ enabled: false, nextRunAt: null });
});

test("a paused schedule plans nothing, says who paused it and since when, and is resumed to its next time", async () => {
  const { database, deps, see, startWorkerWith } = await startSteering();
  await startWorkerWith();
  expect((await see())?.nextRunAt).toBeInstanceOf(Date);
  const { pausedAt } = await pauseSchedule(deps, create);
  expect(await see()).toMatchObject({ enabled: true, nextRunAt: null, pausedAt, pausedBy: actor.label });
  const other = { ...create, actor: { ...actor, label: "bob@livedash.test" } };
  expect(await pauseSchedule(deps, other)).toEqual({ pausedAt, pausedBy: actor.label });
  expect(await resumeSchedule(deps, create)).toEqual({ isResumed: true });
  expect(await resumeSchedule(deps, create)).toEqual({ isResumed: false });
  expect(await see()).toMatchObject({ enabled: true, pausedAt: null, nextRunAt: expect.any(Date) });
  const audit = await database.auditLog.findMany({ orderBy: { at: "asc" } });
  expect(audit.map(({ action, actorLabel, details }) => ({ action, actorLabel, details }))).toEqual([
    { action: "schedules.paused", actorLabel: actor.label, details: { name: "batch-create" } },
    { action: "schedules.resumed", actorLabel: actor.label, details: { name: "batch-create" } },
  ]);
});

test("workers that start while a schedule is paused leave it so, however many they are", async () => {
  const { database, deps, see, startWorkerWith } = await startSteering();
  await pauseSchedule(deps, create);
  await Promise.all([startWorkerWith(), startWorkerWith()]);
  expect(await see()).toMatchObject({ enabled: true, nextRunAt: null, pausedBy: actor.label });
  expect(await database.$queryRaw`SELECT name FROM pgboss.schedule`).toEqual([]);
});

test("a pause and the start of a worker at one moment leave the schedule paused", async () => {
  const { database, deps, startWorkerWith } = await startSteering();
  await Promise.all([startWorkerWith(), pauseSchedule(deps, create), startWorkerWith()]);
  expect(await database.$queryRaw`SELECT name FROM pgboss.schedule`).toEqual([]);
});

test("runs that a paused schedule missed are not made up when it is resumed", async () => {
  const worked = vi.fn(run);
  const { database, deps, startWorkerWith } = await startSteering(HOURLY, worked);
  await (await startWorkerWith()).stop();
  await pauseSchedule(deps, create);
  await database.$executeRaw`UPDATE pgboss.version SET cron_on = now() - interval '5 hours'`;
  await resumeSchedule(deps, create);
  await startWorkerWith();
  const hasPassed = () => database.$queryRaw<object[]>`
    SELECT 1 FROM pgboss.version WHERE cron_on > now() - interval '1 minute'`;
  await vi.waitFor(async () => expect(await hasPassed()).toHaveLength(1), 10_000);
  const due = await database.$queryRaw`
    SELECT name FROM pgboss.job WHERE name = 'batch-create' OR data->>'name' = 'batch-create'`;
  expect(due).toEqual([]);
});

test("takes back, when it is paused, what is due and not yet a job", async () => {
  const { boss, database, deps, startWorkerWith } = await startSteering();
  await (await startWorkerWith()).stop();
  await boss.send("__pgboss__send-it", { name: "batch-create", key: "" });
  await pauseSchedule(deps, create);
  expect(await database.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = '__pgboss__send-it'`).toEqual([]);
});

test("nobody but an operator asks for the creator while it is paused", async () => {
  const { boss, database, deps } = await startSteering();
  const { enqueueCreate } = createPipelineJobs(boss, { isCreationEnabled: true });
  await pauseSchedule(deps, create);
  await inTransaction(database, (tx) => enqueueCreate(tx));
  expect(await boss.findJobs("batch-create")).toEqual([]);
});

test("runs at once when an operator asks, also while paused, and once however often they ask", async () => {
  const { promise: held, resolve: finish } = Promise.withResolvers<object>();
  const { database, deps, see, startWorkerWith } = await startSteering(HOURLY, () => held);
  await pauseSchedule(deps, create);
  expect(await runScheduleNow(deps, create)).toEqual({ outcome: "started" });
  expect(await runScheduleNow(deps, create)).toEqual({ outcome: "already waiting" });
  expect(await see()).toMatchObject({ activity: "waiting" });
  await startWorkerWith();
  await vi.waitFor(async () => expect(await see()).toMatchObject({ activity: "running" }), 10_000);
  expect(await runScheduleNow(deps, create)).toEqual({ outcome: "already running" });
  finish({});
  await vi.waitFor(async () => expect(await see()).toMatchObject({ activity: null }), 10_000);
  expect((await see())?.lastRunAt).toBeInstanceOf(Date);
  expect(await database.auditLog.count({ where: { action: "schedules.run_now" } })).toBe(1);
});

test("what the environment has switched off can be neither paused nor resumed, but run", async () => {
  const { database, deps } = await startSteering();
  const poll = { name: "batch-poll", actor } as const;
  await expect(pauseSchedule(deps, poll)).rejects.toMatchObject({ code: "CONFLICT", message: /switched off/u });
  await expect(resumeSchedule(deps, poll)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await runScheduleNow(deps, poll)).toEqual({ outcome: "started" });
  expect(await database.schedulePause.count()).toBe(0);
});
