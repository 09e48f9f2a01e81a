import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { medianDuration } from "../testing/median-duration.ts";
import { DEAD, QUEUE, startTestBoard } from "../testing/test-board.ts";
import { startTestWorker } from "../testing/test-worker.ts";

test("counts what waits, runs and has failed, and the dead letters beside their queue", async () => {
  const { boss, database, fail, see, send, take } = await startTestBoard();
  await fail();
  await send();
  await boss.complete(QUEUE, await take());
  await send();
  await take();
  const waiting = await send();
  await database.$executeRaw`
    UPDATE pgboss.job SET start_after = now() - interval '1 hour' WHERE id = ${waiting.id}::uuid`;
  const queue = await see();
  expect(queue).toMatchObject({
    counts: { created: 1, retry: 0, active: 1, failed: 1 },
    deadLetterQueue: DEAD,
    deadLetters: 1,
  });
  expect(Date.now() - Number(queue?.oldestWaitingSince)).toBeGreaterThan(3_599_000);
  expect(queue?.throughput).toHaveLength(24);
  expect(queue?.throughput.at(-1)).toMatchObject({ completed: 1, failed: 1 });
  expect(queue?.runSecondsP95).toBeGreaterThanOrEqual(0);
});

test("a job that is to wait for later has not been waiting", async () => {
  const { boss, see } = await startTestBoard();
  await boss.send(QUEUE, {}, { startAfter: 3600 });
  expect((await see())?.oldestWaitingSince).toBeNull();
});

test("lists jobs newest first, of all queues or one, by state, without a gap between pages in either direction", async () => {
  const { board, fail, send } = await startTestBoard();
  const sent: string[] = [];
  for (let i = 0; i < 5; i += 1) sent.unshift((await send()).id);
  const first = await board.listJobs({ queue: QUEUE, limit: 2 });
  const second = await board.listJobs({ queue: QUEUE, limit: 2, cursor: first.nextCursor ?? "" });
  const third = await board.listJobs({ queue: QUEUE, limit: 2, cursor: second.nextCursor ?? "" });
  expect([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(sent);
  expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
  const back = await board.listJobs({ queue: QUEUE, limit: 2, cursor: third.previousCursor ?? "" });
  expect(back.rows).toEqual(second.rows);
  expect((await board.listJobs({ limit: 2, edge: "last" })).rows.map(({ id }) => id)).toEqual(sent.slice(-2));
  await fail().catch(() => undefined);
  const all = await board.listJobs({ limit: 50 });
  expect(new Set(all.rows.map(({ queue }) => queue))).toEqual(new Set([QUEUE, DEAD]));
  const failed = await board.listJobs({ state: "failed", limit: 50 });
  expect(failed.rows).toMatchObject([{ state: "failed", error: "The provider is down.", retryCount: 0 }]);
  await expect(board.listJobs({ queue: DEAD, limit: 2, cursor: first.nextCursor ?? "" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("a list names what a job is about, and carries no payload", async () => {
  const { board, send } = await startTestBoard();
  const { batchId } = await send();
  const [job] = (await board.listJobs({ limit: 1 })).rows;
  expect(job?.subject).toEqual({ kind: "batch", id: batchId });
  expect(job).not.toHaveProperty("payload");
});

test("tells all of a job, of its dead letter and of what became of that", async () => {
  const { board, boss, fail } = await startTestBoard();
  const batchId = randomUUID();
  const { id, letterId } = await fail(batchId);
  const job = await board.findJob(id);
  expect(job).toMatchObject({
    queue: QUEUE,
    state: "failed",
    subject: { kind: "batch", id: batchId },
    payload: { batchId },
    error: "The provider is down.",
    isDeadLetter: false,
    deadLetterCopy: { queue: DEAD, id: letterId },
    redrivenAsId: null,
  });
  expect(await board.findJob(letterId)).toMatchObject({
    queue: DEAD,
    isDeadLetter: true,
    source: { queue: QUEUE, id },
    error: "The provider is down.",
  });
  await boss.redrive(DEAD);
  const [again] = (await board.listJobs({ queue: QUEUE, limit: 1 })).rows;
  expect(await board.findJob(id)).toMatchObject({ deadLetterCopy: null, redrivenAsId: again?.id });
  expect(await board.findJob(letterId)).toBeNull();
});

test("knows no job by an id that is none", async () => {
  const { board } = await startTestBoard();
  expect(await board.findJob("nonsense")).toBeNull();
  expect(await board.findJob(randomUUID())).toBeNull();
});

test("shows each worker with what it does for which queue, and says of a silent one that it does not live", async () => {
  const { board, database, databaseUrl, jobs, see, send } = await startTestBoard();
  const { promise, resolve } = Promise.withResolvers<object>();
  await send();
  const [job] = jobs;
  await startTestWorker({ database, databaseUrl, jobs: job === undefined ? [] : [{ ...job, run: () => promise }] });
  const isRunning = async () => (await see())?.counts.active === 1;
  await vi.waitFor(async () => expect(await isRunning()).toBe(true), 10_000);
  const worker = { isLive: true, pid: process.pid, stoppedAt: null, queues: [{ queue: QUEUE, limit: 1, running: 1 }] };
  // Told with its next heartbeat.
  await vi.waitFor(async () => expect(await board.listWorkers()).toMatchObject([worker]), 20_000);
  await database.$executeRaw`UPDATE pgboss.instance SET heartbeat_on = now() - interval '31 seconds'`;
  expect(await board.listWorkers()).toMatchObject([{ isLive: false, stoppedAt: null }]);
  resolve({});
});

test("shows what recurs by itself beside what operators steer", async () => {
  const { board, boss } = await startTestBoard();
  await boss.schedule("batch-poll", "*/2 * * * *");
  await boss.schedule(QUEUE, "7 * * * *");
  const [schedule, ...others] = await board.listHousekeeping();
  expect(schedule).toMatchObject({ name: QUEUE, cron: "7 * * * *", timeZone: "UTC", lastRunAt: null });
  expect(schedule?.nextRunAt?.getUTCMinutes()).toBe(7);
  expect(others).toEqual([]);
});

test("answers in under 200 ms with fifty thousand jobs, at the end of the list as at its start", async () => {
  const { board, database } = await startTestBoard();
  await database.$executeRaw`
    INSERT INTO pgboss.job (name, data, state, created_on, started_on, completed_on, output)
    SELECT name, '{}', 'completed', at, at, at + interval '1 second', '{}'
      FROM unnest(ARRAY['batch-apply', 'batch-submit', 'batch-poll', 'batch-create']) AS name,
           generate_series(1, 12500) AS number, LATERAL (SELECT now() - number * interval '30 seconds' AS at) AS _`;
  await database.$executeRaw`ANALYZE pgboss.job_common`;
  const [last] = (await board.listJobs({ limit: 50, edge: "last" })).rows;
  const answers = {
    queues: () => board.listQueues(),
    first: () => board.listJobs({ limit: 50 }),
    last: () => board.listJobs({ limit: 50, edge: "last" }),
    failed: () => board.listJobs({ state: "failed", limit: 50 }),
    one: () => board.findJob(last?.id ?? ""),
  };
  for (const [name, answer] of Object.entries(answers)) {
    expect(await medianDuration(answer, 20), name).toBeLessThan(200);
  }
});

test("shows what pg-boss has complained of, newest first", async () => {
  const { board, database } = await startTestBoard();
  await database.$executeRaw`
    INSERT INTO pgboss.warning (type, message, data, created_on)
    VALUES ('clock_skew', 'older', '{"seconds": 90}', now() - interval '1 hour'),
           ('queue_backlog', 'newer', '{"name": "batch-submit"}', now())`;
  expect(await board.listWarnings()).toMatchObject([
    { type: "queue_backlog", message: "newer", data: { name: "batch-submit" } },
    { type: "clock_skew", message: "older" },
  ]);
});
