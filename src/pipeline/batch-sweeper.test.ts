import { expect, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, createAndSubmit, listQueued, startTestPipeline } from "../testing/test-pipeline.ts";
import { createBatches } from "./batch-creator.ts";
import { pollBatches } from "./batch-poller.ts";
import { sweepBatches } from "./batch-sweeper.ts";
import { applyBatch } from "./result-applier.ts";

test("asks again for the job of every batch that still has to be sent, and gives none a second one", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 2 });
  const { batchIds } = await createBatches(deps);
  await sweepBatches(deps);
  expect(await listQueued(database, "batch-submit")).toEqual(batchIds);
  await database.$executeRaw`DELETE FROM pgboss.job`;
  expect(await sweepBatches(deps)).toEqual({ submitIds: batchIds, applyIds: [], strandedCount: 0, stuckIds: [] });
  expect(await listQueued(database, "batch-submit")).toEqual(batchIds);
});

test("asks again for the job of every batch that still has to be applied, also of one that failed", async () => {
  const { deps, database, simulator } = await startTestPipeline();
  await simulator.setFaults([{ kind: "fail_validation", errors: [{ code: "invalid_json_line", message: "bad" }] }]);
  await seedSessions(database, { count: 2 });
  await seedSessions(database, { count: 2, company: "Globex" });
  const batchIds = await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await database.$executeRaw`DELETE FROM pgboss.job`;
  expect((await sweepBatches(deps)).applyIds.toSorted()).toEqual(batchIds.toSorted());
  expect(await listQueued(database, "batch-apply")).toEqual(batchIds.toSorted());
});

test("asks for the creator while work waits for a token budget", async () => {
  const { deps, database } = await startTestPipeline();
  const countCreators = () => database.$queryRaw`SELECT count(*)::int FROM pgboss.job WHERE name = 'batch-create'`;
  await sweepBatches(deps);
  expect(await countCreators()).toEqual([{ count: 0 }]);
  await seedSessions(database, { count: 3, model: "gpt-4o", tokens: 40_000 });
  await createBatches(deps);
  await sweepBatches(deps);
  expect(await countCreators()).toEqual([{ count: 1 }]);
});

test("asks for a look at the provider's files at most once an hour", async () => {
  const { deps, database } = await startTestPipeline();
  const countSweeps = () => database.$queryRaw`SELECT count(*)::int FROM pgboss.job WHERE name = 'provider-file-sweep'`;
  await sweepBatches(deps);
  await database.$executeRaw`UPDATE pgboss.job SET state = 'completed', completed_on = now() WHERE name = 'provider-file-sweep'`;
  await sweepBatches(deps);
  expect(await countSweeps()).toEqual([{ count: 1 }]);
  await database.$executeRaw`UPDATE pgboss.job SET singleton_on = singleton_on - interval '1 hour'`;
  await sweepBatches(deps);
  expect(await countSweeps()).toEqual([{ count: 2 }]);
});

test("deals with requests that an ended batch still claims, by the rule for how it ended, and says so", async () => {
  const { deps, database, simulator, logLines } = await startTestPipeline();
  const ids = (await seedSessions(database, { count: 4 })).toSorted();
  const [batchId = ""] = await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await applyBatch(deps, batchId);
  await database.aIProcessingRequest.updateMany({
    where: { id: { in: ids.slice(0, 2) } },
    data: { processingStatus: "BATCHING_IN_PROGRESS", attempt: 2 },
  });
  await database.aIProcessingRequest.updateMany({ where: { id: ids[1] ?? "" }, data: { attempt: 3 } });
  expect(await sweepBatches(deps)).toMatchObject({ strandedCount: 2 });
  expect(logLines.join("")).toContain("requests.stranded");
  const [first, second] = await database.aIProcessingRequest.findMany({ orderBy: { id: "asc" } });
  expect(first).toMatchObject({ processingStatus: "PENDING_BATCHING", attempt: 3, batchId: null });
  expect(second).toMatchObject({ processingStatus: "PROCESSING_FAILED", errorCode: "result_missing" });
  expect(await sweepBatches(deps)).toMatchObject({ strandedCount: 0 });
});

test("deals with requests in progress that no batch claims", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 3 });
  await database.aIProcessingRequest.updateMany({ data: { processingStatus: "BATCHING_IN_PROGRESS" } });
  expect(await sweepBatches(deps)).toMatchObject({ strandedCount: 3 });
  expect(await countStatuses(database)).toEqual({ PENDING_BATCHING: 3 });
  expect(await database.aIRequestAttempt.count({ where: { errorCode: "result_missing", batchId: null } })).toBe(3);
});

test("leaves alone what is claimed by a batch that is under way, or still to be applied", async () => {
  const { deps, database, simulator } = await startTestPipeline();
  await seedSessions(database, { count: 3 });
  await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await pollBatches(deps);
  expect(await sweepBatches(deps)).toMatchObject({ strandedCount: 0, stuckIds: [] });
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 3 });
});

test("reports batches that are under way long beyond their window, loudly, and touches none of them", async () => {
  const { deps, database, simulator, clock, logLines } = await startTestPipeline();
  await seedSessions(database, { count: 3 });
  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  const [batchId = ""] = await createAndSubmit(deps);
  await pollBatches(deps);
  clock.forward(25 * 3600);
  expect(await sweepBatches(deps)).toMatchObject({ stuckIds: [] });
  clock.forward(2 * 3600);
  expect(await sweepBatches(deps)).toMatchObject({ stuckIds: [batchId] });
  expect(logLines.some((line) => line.includes("batches.stuck") && line.includes(batchId))).toBe(true);
  const [hold] = await database.pipelineHold.findMany();
  expect(hold).toMatchObject({ scope: "stuck", message: expect.stringContaining(batchId), until: null });
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 3 });
  await simulator.clearFaults();
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await applyBatch(deps, batchId);
  expect(await sweepBatches(deps)).toMatchObject({ stuckIds: [] });
  expect(await database.pipelineHold.count()).toBe(0);
});
