import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TestFault } from "../testing/control-simulator.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, createAndSubmit, startTestPipeline, unreachableUrl } from "../testing/test-pipeline.ts";
import { createBatches } from "./batch-creator.ts";
import { pollBatches } from "./batch-poller.ts";
import { submitBatch } from "./batch-submitter.ts";
import { applyBatch } from "./result-applier.ts";

/** A batch that the provider has run under these faults, and that nobody has looked at since. */
async function withRun(faults: TestFault[] = [], count = 10) {
  const pipeline = await startTestPipeline();
  const { deps, database, simulator, spoolDirectory } = pipeline;
  const ids = (await seedSessions(database, { count })).toSorted();
  await simulator.setFaults(faults);
  const [batchId = ""] = await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await simulator.setFaults([]);
  return {
    ...pipeline,
    ids,
    batchId,
    poll: () => pollBatches(deps),
    apply: () => applyBatch(deps, batchId),
    getBatch: () => database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } }),
    /** Has the provider show the batch with these fields, so often. */
    show: (fields: Record<string, unknown>, times: number | null = 1) =>
      simulator.setFaults([{ kind: "patch", operation: "batches.retrieve", fields, times }]),
    /** Puts a result file of these lines at the provider. */
    upload: async (lines: readonly unknown[]) => {
      const path = join(spoolDirectory, "crafted");
      await writeFile(path, lines.map((line) => JSON.stringify(line)).join("\n"));
      return (await deps.provider.uploadInputFile({ path, fileName: "crafted.jsonl" })).id;
    },
  };
}

test.each([
  ["expired", { status: "expired" }],
  ["cancelled", { status: "cancelled", cancelled_at: Math.floor(Date.now() / 1000), expired_at: null }],
] as const)("waits for the late output file of a batch that is %s: its rows were paid for", async (_, ending) => {
  const { show, poll, apply, getBatch } = await withRun([{ kind: "expire", afterRows: 4 }]);
  await show({ ...ending, output_file_id: null });
  expect(await poll()).toMatchObject({ terminalCount: 0 });
  expect(await getBatch()).toMatchObject({ status: "FINALIZING", providerStatus: ending.status });
  await show(ending);
  expect(await poll()).toMatchObject({ terminalCount: 1 });
  expect(await apply()).toMatchObject({ succeededCount: 4 });
});

test("does not send the rows of a completed batch again while it names neither file, whatever its counts say", async () => {
  const { show, poll, apply, database } = await withRun();
  await show({ output_file_id: null, error_file_id: null, request_counts: { total: 10, completed: 0, failed: 0 } });
  expect(await poll()).toMatchObject({ terminalCount: 0 });
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 10 });
  await poll();
  expect(await apply()).toMatchObject({ succeededCount: 10, requeuedCount: 0 });
});

test("applies the paid rows of a cancelled batch, and fails those in neither file", async () => {
  const { show, poll, apply, database } = await withRun([{ kind: "expire", afterRows: 4 }, { kind: "forget_unrun" }]);
  await show({ status: "cancelled" });
  await poll();
  expect(await apply()).toEqual({ succeededCount: 4, failedCount: 6, requeuedCount: 0, finalStatus: "CANCELLED" });
  const failed = await database.aIProcessingRequest.findMany({ where: { processingStatus: "PROCESSING_FAILED" } });
  expect(new Set(failed.map(({ errorCode }) => errorCode))).toEqual(new Set(["batch_cancelled"]));
});

test("sends back the rows of an expired batch that are in neither file", async () => {
  const { poll, apply, database } = await withRun([{ kind: "expire", afterRows: 4 }, { kind: "forget_unrun" }]);
  await poll();
  expect(await apply()).toEqual({ succeededCount: 4, failedCount: 0, requeuedCount: 6, finalStatus: "FAILED" });
  expect(await database.aIRequestAttempt.count({ where: { errorCode: "batch_expired" } })).toBe(6);
});

test.each([
  ["failed is not total minus completed", { total: 10, completed: 8, failed: 0 }],
  ["more than there are", { total: 99, completed: 99, failed: 99 }],
  ["all of them failed", { total: 10, completed: 0, failed: 10 }],
  ["nothing", { total: 0, completed: 0, failed: 0 }],
  ["none at all", null],
])("goes by the lines and not by counts that do not add up: %s", async (_, counts) => {
  const { show, poll, apply } = await withRun([
    { kind: "row_error", rows: { count: 2 }, status: 400, code: "invalid_value" },
  ]);
  await show({ request_counts: counts }, null);
  expect(await poll()).toMatchObject({ terminalCount: 1 });
  expect(await apply()).toEqual({ succeededCount: 8, failedCount: 2, requeuedCount: 0, finalStatus: "PROCESSED" });
});

test("takes the answer of a request that stands in both files", async () => {
  const { show, poll, apply, upload, ids, database } = await withRun();
  const response = { status_code: 500, request_id: "req_1", body: { error: { message: "No.", code: "server_error" } } };
  const errorFileId = await upload(ids.map((id) => ({ id: "batch_req_1", custom_id: id, response, error: null })));
  await show({ error_file_id: errorFileId });
  await poll();
  expect(await apply()).toMatchObject({ succeededCount: 10, failedCount: 0, requeuedCount: 0 });
  expect(await database.aIRequestAttempt.count()).toBe(10);
});

test("touches no request of another batch that a result file names", async () => {
  const { deps, database, simulator, batchId, getBatch, show, poll } = await withRun();
  await poll();
  const { outputFileId } = await getBatch();
  await seedSessions(database, { count: 3, company: "Globex" });
  const [otherId = ""] = await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await show({ output_file_id: outputFileId });
  await poll();
  expect(await applyBatch(deps, otherId)).toMatchObject({ succeededCount: 0, requeuedCount: 3 });
  expect(await database.aIProcessingRequest.count({ where: { batchId, success: null } })).toBe(10);
});

test("sends back the requests of a batch that has vanished, once its day is over", async () => {
  const { poll, apply, clock, database } = await withRun([{ kind: "vanish", status: "in_progress" }]);
  expect(await poll()).toMatchObject({ warningCount: 1 });
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 10 });
  clock.forward(26 * 3600);
  expect(await poll()).toMatchObject({ terminalCount: 1 });
  expect(await apply()).toMatchObject({ requeuedCount: 10, finalStatus: "FAILED" });
  expect(await database.aIRequestAttempt.count({ where: { errorCode: "batch_vanished" } })).toBe(10);
});

test("takes results that the provider has deleted meanwhile for missing, and lets nothing wait for them", async () => {
  const { poll, apply, deps, getBatch, database, clock } = await withRun();
  await poll();
  await deps.provider.deleteFile((await getBatch()).outputFileId ?? "");
  await expect(apply()).rejects.toMatchObject({ kind: "not_found" });
  clock.forward(601);
  expect(await apply()).toMatchObject({ succeededCount: 0, requeuedCount: 10 });
  expect(await database.aIRequestAttempt.count({ where: { errorCode: "result_missing" } })).toBe(10);
});

test("ten minutes without a provider, in whatever part of the way, leave no trace but warnings", async () => {
  const { deps, database, simulator, clock, providerWith, poll, apply, batchId } = await withRun();
  await poll();
  await seedSessions(database, { count: 5, company: "Globex" });
  const [polledId = ""] = await createAndSubmit(deps);
  await seedSessions(database, { count: 5, company: "Initech" });
  const [unsentId = ""] = (await createBatches(deps)).batchIds;
  const without = { ...deps, provider: providerWith("sk-test", await unreachableUrl()) };
  const before = await countStatuses(database);
  for (let minute = 0; minute < 10; minute += 5) {
    await expect(submitBatch(without, unsentId)).rejects.toMatchObject({ kind: "unreachable" });
    await expect(applyBatch(without, batchId)).rejects.toMatchObject({ name: "ProviderError" });
    expect(await pollBatches(without)).toMatchObject({ changedCount: 0, warningCount: 1 });
    clock.forward(300);
  }
  expect(await countStatuses(database)).toEqual(before);
  expect(await database.pipelineHold.count()).toBe(0);

  expect(await submitBatch(deps, unsentId)).toBe("submitted");
  await simulator.waitUntilDone();
  await poll();
  await apply();
  for (const id of [polledId, unsentId]) expect(await applyBatch(deps, id)).toMatchObject({ succeededCount: 5 });
  expect(await countStatuses(database)).toEqual({ PROCESSING_COMPLETE: 20 });
  expect(await database.aIRequestAttempt.count({ where: { attempt: 1, succeeded: true } })).toBe(20);
  expect(await simulator.ledger()).toMatchObject({ executed: 20, distinct: 20 });
});
