import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Provider } from "../provider/provider.ts";
import type { TestFault } from "../testing/control-simulator.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countErrorCodes, countStatuses, listQueued, startTestPipeline } from "../testing/test-pipeline.ts";
import { cancelBatch } from "./batch-canceller.ts";
import { createBatches } from "./batch-creator.ts";
import { pollBatches } from "./batch-poller.ts";
import { submitBatch } from "./batch-submitter.ts";
import { applyBatch } from "./result-applier.ts";
import { SubmissionInDoubtError } from "./submission-in-doubt-error.ts";

const ACTOR = { type: "user", id: "user-1", label: "ada@livedash.test" } as const;

async function withBatch(count = 5) {
  const pipeline = await startTestPipeline();
  const { deps, database } = pipeline;
  await seedSessions(database, { count });
  const [batchId = ""] = (await createBatches(deps)).batchIds;
  return {
    ...pipeline,
    batchId,
    cancel: (id = batchId) => cancelBatch(deps, { batchId: id, actor: ACTOR }),
    submit: (with_ = deps) => submitBatch(with_, batchId),
    apply: () => applyBatch(deps, batchId),
    getBatch: () => database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } }),
    listErrorCodes: () => countErrorCodes(database),
  };
}

/** One that the provider keeps in this status until the faults are cleared. */
async function withHeld(status: "validating" | "in_progress" | "finalizing", faults: TestFault[] = []) {
  const batch = await withBatch(10);
  await batch.simulator.setFaults([{ kind: "hold", status }, ...faults]);
  await batch.submit();
  const { openaiBatchId } = await batch.getBatch();
  await expect.poll(async () => (await batch.simulator.getBatch(openaiBatchId ?? "")).status).toBe(status);
  return { ...batch, openaiBatchId: openaiBatchId ?? "" };
}

test("ends a batch that was never sent at once: nothing is uploaded or created, and its requests fail", async () => {
  const { cancel, batchId, getBatch, database, simulator, submit, listErrorCodes } = await withBatch();
  expect(await cancel()).toEqual({ batchId, status: "CANCELLED", providerStatus: null });
  expect(await getBatch()).toMatchObject({ status: "CANCELLED", failedCount: 5, processedAt: expect.any(Date) });
  expect(await countStatuses(database)).toEqual({ PROCESSING_FAILED: 5 });
  expect(await listErrorCodes()).toEqual({ batch_cancelled: 5 });
  expect(await submit()).toBe("not_submittable");
  expect([await simulator.countBatches(), await simulator.countFiles("batch")]).toEqual([0, 0]);
});

test("gives back the token budget of a batch that was never sent, and asks for the creator", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 3, model: "gpt-4o", tokens: 40_000 });
  const [batchId = ""] = (await createBatches(deps)).batchIds;
  expect(await database.pipelineHold.count()).toBe(1);
  await cancelBatch(deps, { batchId, actor: ACTOR });
  expect(await database.pipelineHold.count()).toBe(0);
  expect(await database.$queryRaw`SELECT count(*)::int FROM pgboss.job WHERE name = 'batch-create'`).toEqual([
    { count: 1 },
  ]);
  expect(await createBatches(deps)).toMatchObject({ requestCount: 1 });
});

test("leaves the requests of a cancelled batch to the applier when it is killed halfway", async () => {
  const { cancel, database, batchId, apply, getBatch } = await withBatch();
  await database.$executeRaw`ALTER TABLE "AIRequestAttempt" RENAME TO "Gone"`;
  await expect(cancel()).rejects.toThrow();
  expect(await getBatch()).toMatchObject({ status: "CANCELLED", processedAt: null });
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
  await database.$executeRaw`ALTER TABLE "Gone" RENAME TO "AIRequestAttempt"`;
  expect(await apply()).toMatchObject({ failedCount: 5, finalStatus: "CANCELLED" });
});

test("has the provider cancel a batch in flight, applies its finished rows and fails the rest", async () => {
  const { cancel, simulator, deps, database, apply, batchId, getBatch, listErrorCodes } = await withHeld("in_progress");
  expect(await cancel()).toEqual({ batchId, status: "FINALIZING", providerStatus: "cancelling" });
  await simulator.waitUntilDone();
  await pollBatches(deps);
  const { succeededCount, failedCount, ...rest } = await apply();
  expect(rest).toEqual({ requeuedCount: 0, finalStatus: "CANCELLED" });
  expect(succeededCount + failedCount).toBe(10);
  expect(await listErrorCodes()).toMatchObject(failedCount === 0 ? {} : { batch_cancelled: failedCount });
  expect((await countStatuses(database))["PROCESSING_COMPLETE"] ?? 0).toBe(succeededCount);
  expect((await simulator.ledger()).executed).toBe(succeededCount);
  expect(await getBatch()).toMatchObject({ status: "CANCELLED", providerStatus: "cancelled" });
});

test("fails the requests that a cancelled batch left in neither file", async () => {
  const batch = await withHeld("validating", [{ kind: "forget_unrun" }]);
  await batch.cancel();
  await batch.simulator.waitUntilDone();
  await pollBatches(batch.deps);
  batch.clock.forward(11 * 60);
  await pollBatches(batch.deps);
  expect(await batch.apply()).toEqual({
    succeededCount: 0,
    failedCount: 10,
    requeuedCount: 0,
    finalStatus: "CANCELLED",
  });
  expect(await batch.listErrorCodes()).toEqual({ batch_cancelled: 10 });
});

test.each([
  ["cannot be reached", { kind: "drop", operation: "batches.cancel", times: null }],
  ["fails", { kind: "respond", operation: "batches.cancel", status: 500, times: null }],
  ["refuses", { kind: "respond", operation: "batches.cancel", status: 400, times: null }],
] as const)(
  "changes nothing when the provider %s, and asks again with every poll until it has begun",
  async (_, fault) => {
    const { cancel, simulator, deps, database, getBatch, openaiBatchId } = await withHeld("in_progress");
    await simulator.setFaults([fault]);
    expect(await cancel()).toMatchObject({ status: "IN_PROGRESS" });
    await pollBatches(deps);
    expect(await getBatch()).toMatchObject({ status: "IN_PROGRESS", cancelRequestedAt: expect.any(Date) });
    expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 10 });
    await simulator.setFaults([]);
    await pollBatches(deps);
    expect((await simulator.getBatch(openaiBatchId)).cancelling_at).not.toBeNull();
  },
);

test("asks the provider no more once it has begun to cancel", async () => {
  const { cancel, simulator, deps, getBatch } = await withHeld("in_progress");
  await cancel();
  await simulator.setFaults([{ kind: "respond", operation: "batches.cancel", status: 409, times: null }]);
  await simulator.waitUntilDone();
  expect(await pollBatches(deps)).toMatchObject({ terminalCount: 1, warningCount: 0 });
  expect(await getBatch()).toMatchObject({ status: "COMPLETED" });
});

test("cancels a batch whose creation is in doubt once it is known", async () => {
  const { cancel, submit, simulator, deps, getBatch } = await withBatch();
  await simulator.setFaults([
    { kind: "hold", status: "in_progress" },
    { kind: "drop", operation: "batches.create", when: "after" },
  ]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful" });
  expect(await cancel()).toMatchObject({ status: "UPLOADING" });
  expect(await submit()).toBe("adopted");
  await pollBatches(deps);
  expect(await getBatch()).toMatchObject({ providerStatus: "cancelling" });
  expect(await simulator.countBatches()).toBe(1);
});

test("creates nothing anew for a cancelled batch when the doubt about it is over", async () => {
  const { cancel, submit, simulator, clock, apply, getBatch } = await withBatch();
  await simulator.setFaults([{ kind: "drop", operation: "batches.create", when: "before" }]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful" });
  expect(await cancel()).toMatchObject({ status: "UPLOADING" });
  await expect(submit()).rejects.toBeInstanceOf(SubmissionInDoubtError);
  clock.forward(61);
  expect(await submit()).toBe("cancelled");
  expect(await apply()).toMatchObject({ failedCount: 5, finalStatus: "CANCELLED" });
  expect(await getBatch()).toMatchObject({ status: "CANCELLED" });
  expect(await simulator.countBatches()).toBe(0);
});

/** A provider at which something happens right before or after one of its calls. */
function interrupted(
  provider: Provider,
  call: "uploadInputFile" | "createBatch",
  { before, after }: { before?: () => Promise<unknown>; after?: () => Promise<unknown> },
): Provider {
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    await before?.();
    const result = await work();
    await after?.();
    return result;
  };
  return call === "createBatch"
    ? { ...provider, createBatch: (input) => around(() => provider.createBatch(input)) }
    : { ...provider, uploadInputFile: (input) => around(() => provider.uploadInputFile(input)) };
}

test("creates nothing for a batch that was cancelled while its creation was refused for the moment", async () => {
  const { cancel, submit, simulator, deps } = await withBatch();
  await simulator.setFaults([{ kind: "respond", operation: "batches.create", status: 429 }]);
  const provider = interrupted(deps.provider, "createBatch", { before: cancel });
  await expect(submit({ ...deps, provider })).rejects.toMatchObject({ kind: "throttled" });
  expect(await submit()).toBe("cancelled");
  expect(await simulator.countBatches()).toBe(0);
});

test.each([
  ["before the upload", "uploadInputFile", "before", "CANCELLED", 0],
  ["after the upload", "uploadInputFile", "after", "CANCELLED", 0],
  ["before the creation", "createBatch", "before", "UPLOADING", 1],
  ["after the creation", "createBatch", "after", "UPLOADING", 1],
] as const)(
  "races a submitter without harm: cancelled %s, a batch is never ended here and run there",
  async (_, call, moment, status, createdCount) => {
    const { cancel, submit, simulator, deps, getBatch, apply } = await withBatch();
    await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
    const cancelled: unknown[] = [];
    const provider = interrupted(deps.provider, call, { [moment]: async () => cancelled.push(await cancel()) });
    await submit({ ...deps, provider }).catch((error: unknown) => expect(error).toBeInstanceOf(SubmissionInDoubtError));
    expect(cancelled).toMatchObject([{ status }]);
    expect(await simulator.countBatches()).toBe(createdCount);
    await pollBatches(deps);
    await simulator.waitUntilDone();
    await pollBatches(deps);
    if (createdCount === 1) expect(await apply()).toMatchObject({ finalStatus: "CANCELLED", requeuedCount: 0 });
    expect(await getBatch()).toMatchObject({ status: "CANCELLED", processedAt: expect.any(Date) });
    expect(await submit()).toBe("not_submittable");
  },
);

test("sends no row of a cancelled batch back by itself", async () => {
  const { cancel, simulator, deps, apply, openaiBatchId, database } = await withHeld("finalizing", [
    { kind: "row_error", rows: { from: 1, count: 4 }, status: 500 },
  ]);
  await simulator.setFaults([{ kind: "respond", operation: "batches.cancel", status: 409, times: null }]);
  await cancel();
  await simulator.clearFaults();
  await simulator.waitUntilDone();
  expect((await simulator.getBatch(openaiBatchId)).status).toBe("completed");
  await pollBatches(deps);
  expect(await apply()).toEqual({ succeededCount: 6, failedCount: 4, requeuedCount: 0, finalStatus: "PROCESSED" });
  expect(await countStatuses(database)).toEqual({ PROCESSING_COMPLETE: 6, PROCESSING_FAILED: 4 });
});

test("refuses to cancel what is at its end, and knows no batch by another id", async () => {
  const { cancel, submit, simulator, deps, apply } = await withBatch();
  await submit();
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await expect(cancel()).rejects.toMatchObject({ name: "AppError", code: "CONFLICT" });
  await apply();
  await expect(cancel()).rejects.toMatchObject({ name: "AppError", code: "CONFLICT" });
  await expect(cancel(randomUUID())).rejects.toMatchObject({ name: "AppError", code: "NOT_FOUND" });
  await expect(cancel("1 OR 1=1")).rejects.toMatchObject({ name: "AppError", code: "NOT_FOUND" });
});

test("leaves one audit row, also when it is asked for again", async () => {
  const { cancel, database, batchId, openaiBatchId } = await withHeld("in_progress");
  await Promise.all([cancel(), cancel()]);
  const rows = await database.auditLog.findMany();
  expect(rows).toMatchObject([
    {
      actorType: "user",
      actorId: "user-1",
      actorLabel: "ada@livedash.test",
      action: "batches.cancelled",
      affectedCount: 10,
      details: { batchId, status: "VALIDATING", openaiBatchId },
    },
  ]);
});
