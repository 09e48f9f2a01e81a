import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { redriveAll, steerJob } from "../pipeline/steering/job-steering.ts";
import { DEAD, QUEUE, startTestBoard } from "../testing/test-board.ts";

const actor = { type: "user", id: "1", label: "ada@livedash.test" } as const;
const SOON = new Date(Date.now() + 3_600_000);

test("a failed job whose dead letter is gone is tried again, and the audit log says so", async () => {
  const { board, boss, database, deps, fail } = await startTestBoard();
  const { id, letterId } = await fail();
  const failed = { queue: QUEUE, id, state: "failed", actor } as const;
  await expect(steerJob(deps, "retry", failed)).rejects.toMatchObject({ code: "CONFLICT", message: /dead letters/u });
  await steerJob(deps, "delete", { queue: DEAD, id: letterId, state: "created", actor });
  await steerJob(deps, "retry", failed);
  expect(await board.findJob(id)).toMatchObject({ state: "retry" });
  expect(await boss.fetch(QUEUE)).toMatchObject([{ id }]);
  const entries = await database.auditLog.findMany({ orderBy: { at: "asc" } });
  expect(entries.map(({ action, details }) => ({ action, details }))).toEqual([
    { action: "jobs.deleted", details: { queue: DEAD, id: letterId, state: "created" } },
    { action: "jobs.retried", details: { queue: QUEUE, id, state: "failed" } },
  ]);
});

test("a dead letter that is sent back becomes a job of its queue again, once", async () => {
  const { board, deps, fail } = await startTestBoard();
  const { id, letterId } = await fail();
  const wish = { queue: DEAD, id: letterId, state: "created", actor } as const;
  await steerJob(deps, "redrive", wish);
  await expect(steerJob(deps, "redrive", wish)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { rows } = await board.listJobs({ queue: QUEUE, state: "created", limit: 10 });
  expect(rows).toHaveLength(1);
  const original = { queue: QUEUE, id, state: "failed", actor } as const;
  await expect(steerJob(deps, "retry", original)).rejects.toMatchObject({ message: /sent back already/u });
});

test("sends all dead letters back that lay there when the operator looked, but none beside a job like it", async () => {
  const { board, database, deps, fail, send } = await startTestBoard();
  const batchId = randomUUID();
  const rivalled = await fail(batchId);
  await fail();
  const before = new Date();
  await database.$executeRaw`UPDATE pgboss.job SET created_on = now() - interval '1 minute' WHERE name = ${DEAD}`;
  const later = await fail();
  await database.$executeRaw`
    UPDATE pgboss.job SET created_on = now() + interval '1 minute' WHERE id = ${later.letterId}::uuid`;
  await send(batchId);
  expect(await redriveAll(deps, { queue: DEAD, before, actor })).toEqual({ redrivenCount: 1, leftCount: 1 });
  const { rows } = await board.listJobs({ queue: DEAD, limit: 10 });
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([rivalled.letterId, later.letterId]));
  const [entry] = await database.auditLog.findMany();
  expect(entry).toMatchObject({ action: "jobs.redriven", affectedCount: 1, details: { queue: DEAD, leftCount: 1 } });
});

test("what could not be sent back because of a job like it, can be when that one is done", async () => {
  const { board, boss, deps, fail, send, take } = await startTestBoard();
  const batchId = randomUUID();
  const { letterId } = await fail(batchId);
  await send(batchId);
  const waiting = { queue: DEAD, id: letterId, state: "created", actor } as const;
  await expect(steerJob(deps, "redrive", waiting)).rejects.toMatchObject({ message: /already has a job like it/u });
  expect(await redriveAll(deps, { queue: DEAD, before: SOON, actor })).toEqual({ redrivenCount: 0, leftCount: 1 });
  await boss.complete(QUEUE, await take());
  await steerJob(deps, "redrive", { ...waiting, state: "failed" });
  expect(await board.findJob(letterId)).toBeNull();
  expect((await board.listJobs({ queue: QUEUE, state: "created", limit: 10 })).rows).toHaveLength(1);
});

test("sends more dead letters back than pg-boss takes at a time", async () => {
  const { boss, database, deps, see } = await startTestBoard();
  await boss.insert(
    DEAD,
    Array.from({ length: 1500 }, () => ({ data: {}, singletonKey: randomUUID() })),
  );
  await database.$executeRaw`UPDATE pgboss.job SET source_name = ${QUEUE}, source_id = id WHERE name = ${DEAD}`;
  expect(await redriveAll(deps, { queue: DEAD, before: SOON, actor })).toEqual({ redrivenCount: 1500, leftCount: 0 });
  expect(await see()).toMatchObject({ deadLetters: 0, counts: { created: 1500 } });
});

test("cancels what waits and what runs, and lets a cancelled job wait again", async () => {
  const { board, boss, deps, send, take } = await startTestBoard();
  const { id } = await send();
  const job = { queue: QUEUE, id, actor } as const;
  await steerJob(deps, "cancel", { ...job, state: "created" });
  await steerJob(deps, "retry", { ...job, state: "cancelled" });
  await take();
  await expect(steerJob(deps, "delete", { ...job, state: "active" })).rejects.toMatchObject({ code: "CONFLICT" });
  await steerJob(deps, "cancel", { ...job, state: "active" });
  await boss.complete(QUEUE, id);
  expect(await board.findJob(id)).toMatchObject({ state: "cancelled" });
});

test("refuses what is no longer so: nobody acts on a job that has moved on since they looked", async () => {
  const { boss, database, deps, send, take } = await startTestBoard();
  const { id } = await send();
  await take();
  const job = { queue: QUEUE, id, actor } as const;
  await expect(steerJob(deps, "delete", { ...job, state: "created" })).rejects.toMatchObject({
    code: "CONFLICT",
    message: /active by now/u,
  });
  await boss.complete(QUEUE, id);
  await expect(steerJob(deps, "cancel", { ...job, state: "active" })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(steerJob(deps, "cancel", { ...job, id: "nonsense", state: "active" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(redriveAll(deps, { queue: QUEUE, before: SOON, actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await database.auditLog.count()).toBe(0);
});
