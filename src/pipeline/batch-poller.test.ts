import { expect, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import {
  countStatuses,
  createAndSubmit,
  listQueued,
  startTestPipeline,
  unreachableUrl,
} from "../testing/test-pipeline.ts";
import { pollBatches, pollProviderBatch } from "./batch-poller.ts";
import { applyBatch } from "./result-applier.ts";

async function withSubmitted() {
  const pipeline = await startTestPipeline();
  await seedSessions(pipeline.database, { count: 4 });
  const [batchId = ""] = await createAndSubmit(pipeline.deps);
  const getBatch = () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } });
  return { ...pipeline, batchId, getBatch };
}

test("follows a batch to its end, and enqueues its one apply job with that", async () => {
  const { deps, database, simulator, batchId, getBatch } = await withSubmitted();
  await simulator.waitUntilDone();
  expect(await pollBatches(deps)).toMatchObject({ polledCount: 1, terminalCount: 1, warningCount: 0 });
  const batch = await getBatch();
  expect(batch).toMatchObject({
    status: "COMPLETED",
    providerStatus: "completed",
    providerTotal: 4,
    providerCompleted: 4,
    providerFailed: 0,
  });
  expect(batch.outputFileId).not.toBeNull();
  expect(batch.completedAt).not.toBeNull();
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
  expect(await pollBatches(deps)).toMatchObject({ polledCount: 0 });
});

test("shows where the provider is while it works", async () => {
  const { simulator, deps, getBatch, database } = await startTestPipeline().then(async (pipeline) => {
    await pipeline.simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
    await seedSessions(pipeline.database, { count: 4 });
    const [id = ""] = await createAndSubmit(pipeline.deps);
    return { ...pipeline, getBatch: () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id } }) };
  });
  await expect
    .poll(async () => {
      await pollBatches(deps);
      return getBatch();
    })
    .toMatchObject({ status: "IN_PROGRESS", providerStatus: "in_progress" });
  expect(await listQueued(database, "batch-apply")).toEqual([]);
  await simulator.clearFaults();
});

test("changes nothing but a count of warnings when the provider fails or cannot be reached", async () => {
  const { deps, database, getBatch, providerWith, simulator } = await withSubmitted();
  const before = await getBatch();
  expect(await pollBatches({ ...deps, provider: providerWith("sk", await unreachableUrl()) })).toMatchObject({
    warningCount: 1,
  });
  await simulator.setFaults([{ kind: "respond", operation: "batches.retrieve", status: 500, times: null }]);
  expect(await pollBatches(deps)).toMatchObject({ warningCount: 1, changedCount: 0 });
  const ignored = { lastPolledAt: null, pollWarning: null, pollWarningCount: 0, updatedAt: null };
  const after = await getBatch();
  expect({ ...after, ...ignored }).toEqual({ ...before, ...ignored });
  expect(after.pollWarningCount).toBe(2);
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 4 });
  await simulator.clearFaults();
  await pollBatches(deps);
  expect(await getBatch()).toMatchObject({ pollWarningCount: 0, pollWarning: null });
});

test("waits for an output file that the provider has not named yet", async () => {
  const { deps, simulator, getBatch } = await withSubmitted();
  await simulator.waitUntilDone();
  await simulator.setFaults([{ kind: "patch", operation: "batches.retrieve", fields: { output_file_id: null } }]);
  await pollBatches(deps);
  expect(await getBatch()).toMatchObject({ status: "FINALIZING", providerStatus: "completed" });
  expect(await pollBatches(deps)).toMatchObject({ terminalCount: 1 });
  expect(await getBatch()).toMatchObject({ status: "COMPLETED" });
});

test('takes an error_file_id of "" for none', async () => {
  const { deps, simulator, getBatch } = await withSubmitted();
  await simulator.waitUntilDone();
  await simulator.setFaults([{ kind: "patch", operation: "batches.retrieve", fields: { error_file_id: "" } }]);
  await pollBatches(deps);
  expect(await getBatch()).toMatchObject({ status: "COMPLETED", errorFileId: null });
});

test("never goes backwards, and ignores a status that it does not know", async () => {
  const { deps, simulator, database, batchId, getBatch } = await withSubmitted();
  await database.aIBatchRequest.update({ where: { id: batchId }, data: { status: "FINALIZING" } });
  for (const status of ["validating", "in_progress", "being_invented"]) {
    await simulator.setFaults([{ kind: "patch", operation: "batches.retrieve", fields: { status } }]);
    await pollBatches(deps);
    expect(await getBatch()).toMatchObject({ status: "FINALIZING", providerStatus: status });
  }
});

test("rests a model whose tokens are over the provider's limit, longer each time, and blames no request", async () => {
  const { deps, simulator, database, clock } = await startTestPipeline();
  await seedSessions(database, { count: 3 });
  const pauses: number[] = [];
  for (let round = 0; round < 2; round++) {
    const errors = [{ code: "token_limit_exceeded", message: "Enqueued token limit reached." }];
    await simulator.setFaults([{ kind: "fail_validation", errors }]);
    const [batchId = ""] = await createAndSubmit(deps);
    await simulator.waitUntilDone();
    await pollBatches(deps);
    expect(await applyBatch(deps, batchId)).toMatchObject({ requeuedCount: 3, finalStatus: "FAILED" });
    const hold = await database.pipelineHold.findUniqueOrThrow({ where: { scope: "model:gpt-4o-mini" } });
    pauses.push(((hold.until?.getTime() ?? 0) - clock.now().getTime()) / 1000);
    expect(await createAndSubmit(deps)).toEqual([]);
    clock.forward(3600);
  }
  expect(pauses[0]).toBeGreaterThan(50);
  expect(pauses[1]).toBeGreaterThan((pauses[0] ?? 0) * 1.8);
  expect(await database.aIProcessingRequest.findMany({ distinct: ["attempt"], select: { attempt: true } })).toEqual([
    { attempt: 1 },
  ]);
  expect(await database.aIRequestAttempt.count()).toBe(0);
});

test("forgets a rest only when a batch that was sent after it has begun", async () => {
  const { deps, database, simulator, clock } = await withSubmitted();
  const rest = { scope: "model:gpt-4o-mini", code: "token_limit_exceeded", message: "too many" };
  await database.pipelineHold.create({ data: { ...rest, until: new Date(clock.now().getTime() + 60_000) } });
  await simulator.waitUntilDone();
  await pollBatches(deps);
  expect(await database.pipelineHold.count()).toBe(1);
  await database.pipelineHold.updateMany({ data: { until: new Date(Date.now() - 60_000) } });
  await seedSessions(database, { count: 2 });
  await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await pollBatches(deps);
  expect(await database.pipelineHold.count()).toBe(0);
});

test("gives up a batch that the provider no longer knows only after its day is over", async () => {
  const { deps, simulator, database, batchId, getBatch, clock } = await withSubmitted();
  await simulator.setFaults([{ kind: "respond", operation: "batches.retrieve", status: 404, times: null }]);
  expect(await pollBatches(deps)).toMatchObject({ warningCount: 1 });
  expect(await getBatch()).toMatchObject({ status: "VALIDATING" });
  clock.forward(26 * 3600);
  expect(await pollBatches(deps)).toMatchObject({ terminalCount: 1 });
  expect(await getBatch()).toMatchObject({ status: "FAILED", errorCode: "batch_vanished" });
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
});

test("polls the one batch that a webhook names, and no stranger's", async () => {
  const { deps, simulator, getBatch } = await withSubmitted();
  await simulator.waitUntilDone();
  expect(await pollProviderBatch(deps, "batch_of_somebody_else")).toBe(false);
  const { openaiBatchId } = await getBatch();
  expect(await pollProviderBatch(deps, openaiBatchId ?? "")).toBe(true);
  expect(await getBatch()).toMatchObject({ status: "COMPLETED" });
});

test("enqueues one apply job when polls and webhooks come at once", async () => {
  const { deps, simulator, database, batchId, getBatch } = await withSubmitted();
  await simulator.waitUntilDone();
  const { openaiBatchId } = await getBatch();
  await Promise.all([pollBatches(deps), pollProviderBatch(deps, openaiBatchId ?? ""), pollBatches(deps)]);
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
});
