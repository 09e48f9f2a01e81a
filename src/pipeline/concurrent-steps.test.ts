import { expect, test } from "vitest";
import { runUntilQuiet } from "../testing/run-until-quiet.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, createAndSubmit, startTestPipeline } from "../testing/test-pipeline.ts";
import { createBatches } from "./batch-creator.ts";
import { pollBatches } from "./batch-poller.ts";
import { submitBatch } from "./batch-submitter.ts";
import type { CrashPoint, CrashPointName } from "./crash-points.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { applyBatch } from "./result-applier.ts";
import { SubmissionInDoubtError } from "./submission-in-doubt-error.ts";

/** The same step with something that happens in between, once. */
function between(deps: PipelineDependencies, point: CrashPointName, happens: () => Promise<unknown>) {
  let isOver = false;
  const crashPoint: CrashPoint = async (name) => {
    if (name !== point || isOver) return;
    isOver = true;
    await happens();
  };
  return { ...deps, crashPoint };
}

test("looks once more when the doubt has ended while it was looking", async () => {
  const { deps, database, simulator, clock } = await startTestPipeline({ submitDoubtSeconds: 60 });
  await seedSessions(database, { count: 2 });
  const {
    batchIds: [batchId = ""],
  } = await createBatches(deps);
  await simulator.setFaults([{ kind: "drop", operation: "batches.create", when: "before" }]);
  await expect(submitBatch(deps, batchId)).rejects.toMatchObject({ kind: "doubtful" });
  async function* listSlowly() {
    yield* deps.provider.listBatches();
    clock.forward(61);
  }
  const slow = { ...deps, provider: { ...deps.provider, listBatches: listSlowly } };
  await expect(submitBatch(slow, batchId)).rejects.toBeInstanceOf(SubmissionInDoubtError);
  expect(await submitBatch(deps, batchId)).toBe("submitted");
});

test("a submitter that slept after its intent creates nothing, for another may have gone on without it", async () => {
  const { deps, database, simulator, clock } = await startTestPipeline({ submitDoubtSeconds: 60 });
  await seedSessions(database, { count: 2 });
  const {
    batchIds: [batchId = ""],
  } = await createBatches(deps);
  const sleeping = between(deps, "submitter.creation_intended", async () => {
    clock.forward(61);
    expect(await submitBatch(deps, batchId)).toBe("submitted");
  });
  await expect(submitBatch(sleeping, batchId)).rejects.toBeInstanceOf(SubmissionInDoubtError);
  expect(await simulator.countBatches()).toBe(1);
  expect(await database.aIBatchRequest.findFirstOrThrow()).toMatchObject({ status: "VALIDATING" });
});

test("a submitter that slept and is alone tries again at once", async () => {
  const { deps, database, clock } = await startTestPipeline({ submitDoubtSeconds: 60 });
  await seedSessions(database, { count: 2 });
  const {
    batchIds: [batchId = ""],
  } = await createBatches(deps);
  const sleeping = between(deps, "submitter.creation_intended", async () => clock.forward(61));
  await expect(submitBatch(sleeping, batchId)).rejects.toBeInstanceOf(SubmissionInDoubtError);
  expect(await submitBatch(deps, batchId)).toBe("submitted");
});

test("a submitter that found an older provider batch does not put it in the place of a newer one", async () => {
  const { deps, database, simulator, clock } = await startTestPipeline();
  await seedSessions(database, { count: 2 });
  const {
    batchIds: [batchId = ""],
  } = await createBatches(deps);
  await simulator.setFaults([
    { kind: "drop", operation: "batches.create", when: "after" },
    { kind: "hold", status: "validating" },
    { kind: "fail_validation", errors: [{ code: "invalid_file", message: "The input file was not found." }] },
  ]);
  await expect(submitBatch(deps, batchId)).rejects.toMatchObject({ kind: "doubtful" });
  const mayRecord = Promise.withResolvers<unknown>();
  let newer: Promise<unknown> = Promise.resolve();
  const slow = between(deps, "submitter.creation_adopted", async () => {
    expect(await submitBatch(deps, batchId)).toBe("adopted");
    await simulator.clearFaults();
    await simulator.waitUntilDone();
    await pollBatches(deps);
    const isCreated = Promise.withResolvers<void>();
    const creating = between(deps, "submitter.batch_created", () => {
      isCreated.resolve();
      return mayRecord.promise;
    });
    newer = submitBatch(creating, batchId);
    await isCreated.promise;
  });
  await submitBatch(slow, batchId);
  mayRecord.resolve(undefined);
  await newer;
  await runUntilQuiet(deps, { untilDone: simulator.waitUntilDone, onFailure: () => clock.forward(100) });
  expect(await countStatuses(database)).toEqual({ PROCESSING_COMPLETE: 2 });
  expect(await simulator.ledger()).toMatchObject({ executed: 2, executedMoreThanOnce: [] });
});

test("a submitter whose upload is refused ends no batch that another is creating", async () => {
  const { deps, database, simulator } = await startTestPipeline();
  await seedSessions(database, { count: 2 });
  const {
    batchIds: [batchId = ""],
  } = await createBatches(deps);
  const refuse = () => simulator.setFaults([{ kind: "respond", operation: "files.create", status: 400 }]);
  let creation: Promise<unknown> = Promise.resolve();
  const late = Promise.withResolvers<unknown>();
  const other = between(deps, "submitter.upload_intended", async () => {
    const intended = Promise.withResolvers<void>();
    const creating = between(deps, "submitter.creation_intended", () => {
      intended.resolve();
      return late.promise;
    });
    creation = submitBatch(creating, batchId);
    await intended.promise;
    await refuse();
  });
  expect(await submitBatch(other, batchId)).toBe("not_submittable");
  late.resolve(undefined);
  expect(await creation).toBe("submitted");
  expect(await database.aIBatchRequest.findFirstOrThrow()).toMatchObject({ status: "VALIDATING", errorCode: null });
});

/** A batch that the provider has failed, with these errors. */
async function withFailed(errors: { code: string; message: string; line?: number }[], count: number) {
  const pipeline = await startTestPipeline({ maxAttempts: 1 });
  const ids = (await seedSessions(pipeline.database, { count })).toSorted();
  await pipeline.simulator.setFaults([{ kind: "fail_validation", errors }]);
  const [batchId = ""] = await createAndSubmit(pipeline.deps);
  await pipeline.simulator.waitUntilDone();
  await pollBatches(pipeline.deps);
  return { ...pipeline, ids, batchId };
}

test("blames the requests of invalid lines alone, also when two appliers come at once", async () => {
  const errors = [{ code: "invalid_json_line", message: "bad", line: 2 }];
  const { deps, database, ids, batchId } = await withFailed(errors, 4);
  const killed = between(deps, "applier.lines_failed", () => Promise.reject(new Error("killed")));
  const other = () => expect(applyBatch(killed, batchId)).rejects.toThrow("killed");
  await applyBatch(between(deps, "applier.batch_found", other), batchId);
  const failed = await database.aIProcessingRequest.findMany({ where: { processingStatus: "PROCESSING_FAILED" } });
  expect(failed.map(({ id }) => id)).toEqual([ids[1]]);
});

test("counts a failed batch as an attempt of each of its requests, also when it was killed half-way", async () => {
  const { deps, database, batchId } = await withFailed([{ code: "server_error", message: "Sorry." }], 1002);
  let sets = 0;
  const crashPoint: CrashPoint = async (name) => {
    if (name === "applier.remainder_written" && ++sets === 2) throw new Error("killed");
  };
  await expect(applyBatch({ ...deps, crashPoint }, batchId)).rejects.toThrow("killed");
  expect(await countStatuses(database)).toEqual({ PROCESSING_FAILED: 1000, BATCHING_IN_PROGRESS: 2 });
  await applyBatch(deps, batchId);
  expect(await countStatuses(database)).toEqual({ PROCESSING_FAILED: 1002 });
});

test("waits for a result file that is not to be seen yet, and gives it up only after ten minutes", async () => {
  const { deps, database, simulator, clock } = await startTestPipeline();
  await seedSessions(database, { count: 2 });
  const [batchId = ""] = await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await simulator.setFaults([{ kind: "respond", operation: "files.content", status: 404, times: null }]);
  await expect(applyBatch(deps, batchId)).rejects.toMatchObject({ kind: "not_found" });
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 2 });
  clock.forward(601);
  expect(await applyBatch(deps, batchId)).toMatchObject({ requeuedCount: 2 });
});
