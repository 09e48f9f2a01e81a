import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, listQueued, startTestPipeline, unreachableUrl } from "../testing/test-pipeline.ts";
import { createBatches } from "./batch-creator.ts";
import { submitBatch } from "./batch-submitter.ts";
import type { PipelineSettings } from "./dependencies.ts";
import { SubmissionInDoubtError } from "./submission-in-doubt-error.ts";

async function withBatch(settings: Partial<PipelineSettings> = {}, count = 5) {
  const pipeline = await startTestPipeline(settings);
  await seedSessions(pipeline.database, { count });
  const { batchIds } = await createBatches(pipeline.deps);
  const batchId = batchIds[0] ?? "";
  const getBatch = () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } });
  return { ...pipeline, batchId, getBatch, submit: (deps = pipeline.deps) => submitBatch(deps, batchId) };
}

test("sends the file, creates the provider batch with our id in its metadata, and keeps what came back", async () => {
  const { submit, getBatch, deps, batchId, spoolDirectory } = await withBatch();
  expect(await submit()).toBe("submitted");
  const batch = await getBatch();
  expect(batch).toMatchObject({ status: "VALIDATING", providerStatus: "validating", requestCount: 5 });
  const created = await deps.provider.retrieveBatch(batch.openaiBatchId ?? "");
  expect(created.metadata).toEqual({ livedash_batch_id: batchId });
  expect(created.input_file_id).toBe(batch.inputFileId);
  expect(batch.createIntentAt?.getTime()).toBeLessThanOrEqual(Date.now());
  expect(await readdir(spoolDirectory)).toEqual([]);
});

test("does nothing the second time", async () => {
  const { submit, simulator } = await withBatch();
  await submit();
  expect(await submit()).toBe("not_submittable");
  expect(await simulator.countBatches()).toBe(1);
});

test("creates one provider batch when many submit at once", async () => {
  const { submit, simulator, getBatch } = await withBatch();
  const outcomes = await Promise.allSettled([submit(), submit(), submit(), submit()]);
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  expect(await simulator.countBatches()).toBe(1);
  expect(await getBatch()).toMatchObject({ status: "VALIDATING" });
});

test("adopts the provider batch whose reply was lost, and creates no second one", async () => {
  const { submit, simulator, getBatch } = await withBatch();
  await simulator.setFaults([{ kind: "drop", operation: "batches.create", when: "after" }]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful" });
  expect(await getBatch()).toMatchObject({ status: "UPLOADING", openaiBatchId: null });
  expect(await submit()).toBe("adopted");
  expect(await simulator.countBatches()).toBe(1);
});

test("adopts the provider batch of a reply that was a 5xx after all", async () => {
  const { submit, simulator } = await withBatch();
  await simulator.setFaults([{ kind: "respond", operation: "batches.create", when: "after", status: 502 }]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful" });
  expect(await submit()).toBe("adopted");
  expect(await simulator.countBatches()).toBe(1);
});

test("creates nothing while an earlier call is in doubt, and creates anew once it no longer is", async () => {
  const { submit, simulator, clock } = await withBatch({ submitDoubtSeconds: 60 });
  await simulator.setFaults([{ kind: "drop", operation: "batches.create", when: "before" }]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful" });
  await expect(submit()).rejects.toBeInstanceOf(SubmissionInDoubtError);
  expect(await simulator.countBatches()).toBe(0);
  clock.forward(61);
  expect(await submit()).toBe("submitted");
  expect(await simulator.countBatches()).toBe(1);
});

test("goes on after a crash between the recorded intent and the call", async () => {
  const { submit, database, simulator, clock, batchId } = await withBatch();
  await database.aIBatchRequest.update({ where: { id: batchId }, data: { createIntentAt: new Date() } });
  await expect(submit()).rejects.toBeInstanceOf(SubmissionInDoubtError);
  clock.forward(61);
  expect(await submit()).toBe("submitted");
  expect(await simulator.countBatches()).toBe(1);
});

test("adopts the provider batch when the crash came before its id was stored", async () => {
  const { submit, database, simulator, batchId } = await withBatch();
  await submit();
  await database.aIBatchRequest.update({ where: { id: batchId }, data: { status: "UPLOADING", openaiBatchId: null } });
  expect(await submit()).toBe("adopted");
  expect(await simulator.countBatches()).toBe(1);
});

test("adopts the file whose upload was in doubt", async () => {
  const { submit, simulator } = await withBatch();
  await simulator.setFaults([{ kind: "drop", operation: "files.create", when: "after" }]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful" });
  expect(await submit()).toBe("submitted");
  expect(await simulator.countFiles("batch")).toBe(1);
});

test.each([
  ["429", { kind: "respond", operation: "batches.create", status: 429 }, "throttled"],
  ["a missing file", { kind: "respond", operation: "batches.create", status: 404 }, "not_found"],
] as const)("tries again at once after %s, because nothing was created", async (_name, fault, kind) => {
  const { submit, simulator, getBatch } = await withBatch();
  await simulator.setFaults([fault]);
  await expect(submit()).rejects.toMatchObject({ kind });
  expect(await getBatch()).toMatchObject({ createIntentAt: null });
  expect(await submit()).toBe("submitted");
});

test.each([
  ["batches.create", "seconds", "30"],
  ["batches.create", "a date", new Date(Date.now() + 30_000).toUTCString()],
  ["files.create", "seconds", "30"],
] as const)("sends nothing for as long as a 429 to %s asks it to wait, in %s", async (operation, _, retryAfter) => {
  const { submit, simulator, clock, database } = await withBatch();
  const headers = { "retry-after": retryAfter };
  await simulator.setFaults([{ kind: "respond", operation, status: 429, headers }]);
  await expect(submit()).rejects.toMatchObject({ kind: "throttled" });
  await simulator.setFaults([{ kind: "respond", operation: "files.create", status: 400, times: null }]);
  await expect(submit()).rejects.toMatchObject({ kind: "throttled" });
  expect(await database.pipelineHold.findMany()).toMatchObject([{ scope: "throttle", until: expect.any(Date) }]);
  await simulator.clearFaults();
  clock.forward(31);
  expect(await submit()).toBe("submitted");
});

test("tries again at once after a refused connection", async () => {
  const { submit, deps, providerWith, getBatch } = await withBatch();
  const provider = providerWith("sk-test", await unreachableUrl());
  await expect(submit({ ...deps, provider })).rejects.toMatchObject({ kind: "unreachable" });
  expect(await getBatch()).toMatchObject({ openaiBatchId: null, createIntentAt: null });
  expect(await submit()).toBe("submitted");
});

test("says on the batch why it was refused, and asks for its requests to be dealt with", async () => {
  const { submit, simulator, getBatch, database, batchId } = await withBatch();
  const body = {
    error: { message: "Unsupported endpoint.", type: "invalid_request_error", code: "bad_endpoint", param: null },
  };
  await simulator.setFaults([{ kind: "respond", operation: "batches.create", status: 400, body }]);
  expect(await submit()).toBe("refused");
  const batch = await getBatch();
  expect(batch).toMatchObject({ status: "FAILED", errorCode: "submission_refused" });
  expect(batch.errorMessage).toContain("bad_endpoint");
  expect(batch.errorMessage).toContain("Unsupported endpoint.");
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
});

test("stops the queue for a refused key, touches no request, and goes on by itself once it is accepted", async () => {
  const { submit, deps, simulator, database, getBatch, logLines } = await withBatch();
  const invalidKey = {
    error: { message: "Incorrect API key", type: "invalid_request_error", code: "invalid_api_key" },
  };
  await simulator.setFaults([
    { kind: "respond", operation: "files.create", status: 401, body: invalidKey },
    { kind: "respond", operation: "batches.list", status: 401, body: invalidKey },
  ]);
  expect(await submit()).toBe("held");
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 5 });
  expect(await database.pipelineHold.findMany()).toMatchObject([{ scope: "provider", code: "invalid_api_key" }]);
  expect(logLines.join("")).toContain("provider.refused");
  expect(await submit()).toBe("held");
  await seedSessions(database, { count: 2, company: "Globex" });
  expect(await createBatches(deps)).toMatchObject({ batchIds: [], holds: ["provider"] });
  expect(await createBatches(deps)).toMatchObject({ requestCount: 2, holds: [] });
  expect(await database.pipelineHold.count()).toBe(0);
  expect(await submit()).toBe("submitted");
  expect(await getBatch()).toMatchObject({ status: "VALIDATING" });
});

test("waits while the model rests", async () => {
  const { submit, database, clock } = await withBatch();
  const until = new Date(Date.now() + 60_000);
  await database.pipelineHold.create({
    data: { scope: "model:gpt-4o-mini", code: "token_limit_exceeded", message: "too many", until },
  });
  expect(await submit()).toBe("held");
  clock.forward(61);
  expect(await submit()).toBe("submitted");
});

test("ends a request whose session has lost its messages, and sends the others", async () => {
  const { submit, database, getBatch } = await withBatch();
  const { sessionId } = await database.aIProcessingRequest.findFirstOrThrow();
  await database.message.deleteMany({ where: { sessionId } });
  expect(await submit()).toBe("submitted");
  expect(await getBatch()).toMatchObject({ requestCount: 4 });
  expect(await database.aIProcessingRequest.findFirstOrThrow({ where: { sessionId } })).toMatchObject({
    processingStatus: "PROCESSING_FAILED",
    errorCode: "no_messages",
  });
});

test("ends a batch of which nothing can be sent", async () => {
  const { submit, database, getBatch } = await withBatch();
  await database.message.deleteMany();
  expect(await submit()).toBe("empty");
  expect(await getBatch()).toMatchObject({ status: "FAILED", errorCode: "no_requests" });
  expect(await countStatuses(database)).toEqual({ PROCESSING_FAILED: 5 });
});

test("gives back what finds no room in the file, because the estimates were too low", async () => {
  const { deps, database, submit, getBatch } = await withBatch({ maxBytes: 200_000_000 }, 40);
  expect(await submit({ ...deps, settings: { ...deps.settings, maxBytes: 30_000 } })).toBe("submitted");
  const { requestCount } = await getBatch();
  expect(requestCount).toBeGreaterThan(5);
  expect(await countStatuses(database)).toEqual({
    BATCHING_IN_PROGRESS: requestCount,
    PENDING_BATCHING: 40 - requestCount,
  });
});
