import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { RequestFilter } from "../domain/request-filter.ts";
import { systemClock } from "../shared/clock.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { runBulkRequeue } from "./bulk-requeuer.ts";
import { cancelBulkRequeue, startBulkRequeue } from "./steering/bulk-requeue-steering.ts";

const PROCESS = join(import.meta.dirname, "../testing/bulk-requeue-process.ts");
const actor = { type: "user", id: "u1", label: "ada@livedash.test" } as const;
const FAILED = { processingStatus: "PROCESSING_FAILED", errorCode: "timeout" } as const;

async function setUp() {
  const { database, databaseUrl } = await createTestDatabase();
  const enqueued: string[] = [];
  const bulkRequeueJobs = {
    enqueueBulkRequeue: async (_: unknown, id: string) => {
      enqueued.push(id);
    },
  };
  const deps = { database, clock: systemClock, bulkRequeueJobs };
  return {
    deps,
    database,
    databaseUrl,
    enqueued,
    start: (filter: RequestFilter = {}) => startBulkRequeue(deps, { filter, actor }),
    see: (id: string) => database.bulkRequeue.findUniqueOrThrow({ where: { id } }),
  };
}

test("requeues what matched at the moment of the click, and nothing that failed since", async () => {
  const { deps, database, enqueued, start, see } = await setUp();
  const [matching] = await seedRequests(database, [FAILED, {}, { ...FAILED, errorCode: "refusal" }]);
  const { id, matchedCount } = await start({ errorCode: "timeout" });
  expect({ matchedCount, enqueued }).toEqual({ matchedCount: 1, enqueued: [id] });
  await seedRequests(database, [FAILED]);
  await runBulkRequeue(deps, id);
  expect(await see(id)).toMatchObject({
    status: "COMPLETED",
    matchedCount: 1,
    requeuedCount: 1,
    actorLabel: actor.label,
  });
  const pending = await database.aIProcessingRequest.findMany({ where: { attempt: 2 } });
  expect(pending).toMatchObject([{ id: matching?.id, processingStatus: "PENDING_BATCHING", errorCode: null }]);
  expect(await database.aIProcessingRequest.count({ where: FAILED })).toBe(1);
});

test("says of every one that matched whether it was requeued, no longer failed, or is gone", async () => {
  const { deps, database, start, see } = await setUp();
  const [first, second] = await seedRequests(database, [FAILED, FAILED, FAILED]);
  const { id } = await start();
  await database.aIProcessingRequest.update({
    where: { id: first?.id ?? "" },
    data: { processingStatus: "PENDING_BATCHING" },
  });
  await database.aIProcessingRequest.delete({ where: { id: second?.id ?? "" } });
  expect(await runBulkRequeue(deps, id)).toEqual({ requeuedCount: 1, skippedCount: 1, notFoundCount: 1 });
  expect(await see(id)).toMatchObject({ requeuedCount: 1, skippedCount: 1, notFoundCount: 1 });
  const audit = await database.auditLog.findMany({ orderBy: { at: "asc" } });
  expect(audit).toMatchObject([
    { action: "requests.bulk_requeue_started", affectedCount: 3, details: { bulkRequeueId: id, filter: {} } },
    { action: "requests.requeued", affectedCount: 1, actorLabel: actor.label, details: { skippedCount: 1 } },
  ]);
});

test("asks for no worker where nothing matches, also where the filter is for another status", async () => {
  const { database, enqueued, start, see } = await setUp();
  await seedRequests(database, [FAILED]);
  for (const filter of [{ errorCode: "refusal" }, { status: "PROCESSING_COMPLETE" }] as const) {
    const { id, matchedCount } = await start(filter);
    expect(matchedCount).toBe(0);
    expect(await see(id)).toMatchObject({ status: "COMPLETED", matchedCount: 0 });
  }
  expect(enqueued).toEqual([]);
});

test("goes on where a killed worker left off, and requeues each request once", async () => {
  const { deps, database, databaseUrl, start, see } = await setUp();
  await seedRequests(database, Array(3500).fill(FAILED));
  const { id } = await start();
  const third = { bulkRequeueId: id };
  const [held] = await database.bulkRequeueItem.findMany({
    where: third,
    orderBy: { seq: "asc" },
    skip: 2500,
    take: 1,
  });
  const killed = Promise.withResolvers<unknown>();
  await database.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT FROM "AIProcessingRequest" WHERE id = ${held?.requestId}::uuid FOR UPDATE`;
      const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", PROCESS, databaseUrl, id], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      onTestFinished(() => {
        child.kill("SIGKILL");
      });
      await vi.waitFor(async () => expect(await countWaiting(database)).toBe(1), { timeout: 20_000 });
      child.kill("SIGKILL");
      killed.resolve(await once(child, "exit"));
    },
    { timeout: 30_000 },
  );
  expect(await killed.promise).toEqual([null, "SIGKILL"]);
  await vi.waitFor(async () => expect(await countWaiting(database)).toBe(0));
  const { status, requeuedCount } = await see(id);
  expect(status).toBe("RUNNING");
  // All that comes before the one that is held, but for the set that it is in.
  expect(requeuedCount).toBeLessThanOrEqual(2500);
  expect(requeuedCount).toBeGreaterThan(1500);

  expect(await runBulkRequeue(deps, id)).toMatchObject({ requeuedCount: 3500 - requeuedCount });
  expect(await see(id)).toMatchObject({ status: "COMPLETED", requeuedCount: 3500, skippedCount: 0, notFoundCount: 0 });
  expect(await database.aIProcessingRequest.count({ where: { attempt: 2 } })).toBe(3500);
  expect(await database.bulkRequeueItem.count()).toBe(0);
});

/** How many statements of the process wait for a lock. */
async function countWaiting(database: Awaited<ReturnType<typeof setUp>>["database"]): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE application_name = 'bulk-requeue-process' AND wait_event_type = 'Lock' AND datname = current_database()`;
  return row?.count ?? -1;
}

test("two workers at once do it once", async () => {
  const { deps, database, start, see } = await setUp();
  await seedRequests(database, Array(2500).fill(FAILED));
  const { id } = await start();
  await Promise.all([runBulkRequeue(deps, id), runBulkRequeue(deps, id)]);
  expect(await see(id)).toMatchObject({ status: "COMPLETED", requeuedCount: 2500, skippedCount: 0 });
});

test("what is cancelled leaves the rest failed, and cancelling it again changes nothing", async () => {
  const { deps, database, start, see } = await setUp();
  await seedRequests(database, [FAILED, FAILED]);
  const { id } = await start();
  expect(await cancelBulkRequeue(deps, { id, actor })).toEqual({ isCancelled: true, leftCount: 2 });
  expect(await runBulkRequeue(deps, id)).toMatchObject({ requeuedCount: 0 });
  expect(await see(id)).toMatchObject({ status: "CANCELLED", requeuedCount: 0 });
  expect(await database.aIProcessingRequest.count({ where: FAILED })).toBe(2);
  expect(await cancelBulkRequeue(deps, { id, actor })).toEqual({ isCancelled: false, leftCount: 0 });
  await expect(cancelBulkRequeue(deps, { id: randomUUID(), actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
