import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { TestFault } from "../../testing/control-simulator.ts";
import { seedSessions } from "../../testing/seed-sessions.ts";
import { countStatuses, createAndSubmit, listQueued, startTestPipeline } from "../../testing/test-pipeline.ts";
import { pollBatches } from "../batch-poller.ts";
import { applyBatch } from "../result-applier.ts";
import { applyBatchAgain } from "./batch-apply-again.ts";
import { pollBatchNow } from "./batch-poll-now.ts";

const actor = { type: "user", id: "user-1", label: "ada@livedash.test" } as const;

async function withSubmitted(faults: TestFault[] = []) {
  const pipeline = await startTestPipeline();
  const { deps, database, simulator } = pipeline;
  await seedSessions(database, { count: 5 });
  await simulator.setFaults(faults);
  const [batchId = ""] = await createAndSubmit(deps);
  return {
    ...pipeline,
    batchId,
    poll: () => pollBatchNow(deps, { batchId, actor }),
    applyAgain: () => applyBatchAgain(deps, { batchId, actor }),
    listAudit: () => database.auditLog.findMany({ orderBy: { at: "asc" } }),
  };
}

test("brings one batch up to date at once, and says who asked", async () => {
  const { poll, simulator, batchId, database, listAudit } = await withSubmitted();
  await simulator.waitUntilDone();
  expect(await poll()).toEqual({ batchId, status: "COMPLETED", providerStatus: "completed", problem: null });
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
  expect(await listAudit()).toMatchObject([{ action: "batches.polled", actorLabel: actor.label }]);
  await expect(poll()).rejects.toMatchObject({ code: "CONFLICT" });
});

test("says why the provider did not answer, and changes nothing", async () => {
  const { poll, simulator } = await withSubmitted([{ kind: "hold", status: "in_progress" }]);
  await simulator.addFaults([{ kind: "drop", operation: "batches.retrieve", times: null }]);
  const result = await poll();
  expect(result.problem).toMatch(/connection/iu);
  expect(result.status).toBe("VALIDATING");
});

test("applies again only what still waits: a job that had given up is asked for anew", async () => {
  const { applyAgain, poll, simulator, batchId, deps, database, listAudit } = await withSubmitted();
  await expect(applyAgain()).rejects.toMatchObject({ code: "CONFLICT" });
  await simulator.waitUntilDone();
  await poll();
  await database.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE name = 'batch-apply'`;
  expect(await applyAgain()).toEqual({ batchId, claimedCount: 5 });
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
  expect((await listAudit()).at(-1)).toMatchObject({ action: "batches.applied_again", affectedCount: 5 });
  await applyBatch(deps, batchId);
  await expect(applyAgain()).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringMatching(/^Everything/u),
  });
  expect(await countStatuses(database)).toEqual({ PROCESSING_COMPLETE: 5 });
});

test("brings home what was paid for, also for a request that an ended batch was left with", async () => {
  const { applyAgain, simulator, batchId, deps, database } = await withSubmitted();
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await applyBatch(deps, batchId);
  const { id } = await database.aIProcessingRequest.findFirstOrThrow();
  await database.aIRequestAttempt.deleteMany({ where: { requestId: id } });
  await database.aIProcessingRequest.update({ where: { id }, data: { processingStatus: "BATCHING_IN_PROGRESS" } });
  expect(await applyAgain()).toEqual({ batchId, claimedCount: 1 });
  expect(await applyBatch(deps, batchId)).toMatchObject({ succeededCount: 1, finalStatus: "PROCESSED" });
  expect(await countStatuses(database)).toEqual({ PROCESSING_COMPLETE: 5 });
});

test.each([
  ["poll", pollBatchNow],
  ["apply", applyBatchAgain],
])("knows of no batch by an id that is none, and leaves no trace: %s", async (_name, act) => {
  const { deps, database } = await startTestPipeline();
  for (const batchId of [randomUUID(), "x"]) {
    await expect(act(deps, { batchId, actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await database.auditLog.count()).toBe(0);
});
