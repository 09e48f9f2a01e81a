import { expect, test } from "vitest";
import type { TestFault } from "../testing/control-simulator.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, listQueued, startTestPipeline } from "../testing/test-pipeline.ts";
import { createBatches } from "./batch-creator.ts";
import { pollBatches } from "./batch-poller.ts";
import { submitBatch } from "./batch-submitter.ts";
import { applyBatch } from "./result-applier.ts";

const NOT_VISIBLE: TestFault = {
  kind: "fail_validation",
  errors: [{ code: "input_file_not_found", message: "The input file could not be found." }],
};

async function withBatch() {
  const pipeline = await startTestPipeline();
  await seedSessions(pipeline.database, { count: 5 });
  const [batchId = ""] = (await createBatches(pipeline.deps)).batchIds;
  return {
    ...pipeline,
    batchId,
    submit: () => submitBatch(pipeline.deps, batchId),
    poll: () => pollBatches(pipeline.deps),
    getBatch: () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } }),
  };
}

test("creates a batch again from the same file while the provider does not see it, and uploads it anew only later", async () => {
  const { submit, simulator, clock, getBatch } = await withBatch();
  await simulator.setFaults([{ kind: "respond", operation: "batches.create", status: 404, times: 3 }]);
  await expect(submit()).rejects.toMatchObject({ kind: "not_found" });
  const { inputFileId } = await getBatch();
  await expect(submit()).rejects.toMatchObject({ kind: "not_found" });
  expect(await getBatch()).toMatchObject({ inputFileId, createIntentAt: null });
  expect(await simulator.countFiles("batch")).toBe(1);
  clock.forward(601);
  await expect(submit()).rejects.toMatchObject({ kind: "not_found" });
  expect(await getBatch()).toMatchObject({ inputFileId: null });
  expect(await submit()).toBe("submitted");
  expect(await simulator.countFiles("batch")).toBe(2);
  expect(await simulator.countBatches()).toBe(1);
});

test("creates a batch again from the same file when validation did not see it, with no attempt lost", async () => {
  const { submit, simulator, poll, getBatch, batchId, database, deps } = await withBatch();
  await simulator.setFaults([NOT_VISIBLE]);
  await submit();
  const first = await getBatch();
  await simulator.waitUntilDone();
  expect(await poll()).toMatchObject({ changedCount: 1, terminalCount: 0 });
  expect(await getBatch()).toMatchObject({ status: "UPLOADING", inputFileId: first.inputFileId, openaiBatchId: null });
  expect(await listQueued(database, "batch-submit")).toEqual([batchId]);
  expect(await submit()).toBe("submitted");
  expect((await getBatch()).openaiBatchId).not.toBe(first.openaiBatchId);
  expect(await simulator.countFiles("batch")).toBe(1);
  await simulator.waitUntilDone();
  await poll();
  expect(await applyBatch(deps, batchId)).toMatchObject({ succeededCount: 5, finalStatus: "PROCESSED" });
  expect(await database.aIRequestAttempt.count({ where: { attempt: 1, succeeded: true } })).toBe(5);
  expect(await simulator.ledger()).toMatchObject({ executed: 5, distinct: 5 });
});

test("adopts the second batch and not the first, which saw no file, when the reply about it was lost", async () => {
  const { submit, simulator, poll, getBatch } = await withBatch();
  await simulator.setFaults([NOT_VISIBLE]);
  await submit();
  const { openaiBatchId: first } = await getBatch();
  await simulator.waitUntilDone();
  await poll();
  await simulator.setFaults([{ kind: "drop", operation: "batches.create", when: "after" }]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful" });
  expect(await submit()).toBe("adopted");
  expect((await getBatch()).openaiBatchId).not.toBe(first);
  expect(await simulator.countBatches()).toBe(2);
});

test("is not moved by a late look at the batch that saw no file", async () => {
  const { submit, simulator, poll, getBatch, deps } = await withBatch();
  await simulator.setFaults([NOT_VISIBLE]);
  await submit();
  await simulator.waitUntilDone();
  const { provider } = deps;
  const meanwhile = async () => {
    await poll();
    await simulator.setFaults([{ kind: "hold", status: "validating" }]);
    await submit();
  };
  const retrieveBatch = async (id: string) => {
    const seen = await provider.retrieveBatch(id);
    await meanwhile();
    return seen;
  };
  expect(await pollBatches({ ...deps, provider: { ...provider, retrieveBatch } })).toMatchObject({ changedCount: 0 });
  expect(await getBatch()).toMatchObject({ status: "VALIDATING", openaiBatchId: expect.any(String) });
});

test("gives its requests back when a file is still not seen after ten minutes", async () => {
  const { submit, simulator, poll, clock, batchId, database, deps } = await withBatch();
  await simulator.setFaults([NOT_VISIBLE]);
  await submit();
  await simulator.waitUntilDone();
  clock.forward(601);
  expect(await poll()).toMatchObject({ terminalCount: 1 });
  expect(await applyBatch(deps, batchId)).toMatchObject({ requeuedCount: 5, finalStatus: "FAILED" });
  expect(await countStatuses(database)).toEqual({ PENDING_BATCHING: 5 });
});
