import { expect, test } from "vitest";
import type { TestFault } from "../testing/control-simulator.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, createAndSubmit, startTestPipeline } from "../testing/test-pipeline.ts";
import { pollBatches } from "./batch-poller.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { applyBatch } from "./result-applier.ts";

/** A batch that the provider is done with, run under these faults. */
async function withEnded(faults: TestFault[] = [], count = 10, maxAttempts = 3) {
  const pipeline = await startTestPipeline({ maxAttempts });
  const ids = (await seedSessions(pipeline.database, { count })).toSorted();
  await pipeline.simulator.setFaults(faults);
  const [batchId = ""] = await createAndSubmit(pipeline.deps);
  await pipeline.simulator.waitUntilDone();
  await pollBatches(pipeline.deps);
  const apply = () => applyBatch(pipeline.deps, batchId);
  const getBatch = () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } });
  const getRequest = (id: string | undefined) =>
    pipeline.database.aIProcessingRequest.findUniqueOrThrow({ where: { id: id ?? "" } });
  return { ...pipeline, ids, batchId, apply, getBatch, getRequest };
}

test("writes the whole result: request, cost, session, questions, stages and history", async () => {
  const { apply, database, getBatch } = await withEnded();
  expect(await apply()).toEqual({ succeededCount: 10, failedCount: 0, requeuedCount: 0, finalStatus: "PROCESSED" });
  const request = await database.aIProcessingRequest.findFirstOrThrow({
    include: { attempts: true, session: { include: { questions: { include: { question: true } }, stages: true } } },
  });
  expect(request).toMatchObject({ processingStatus: "PROCESSING_COMPLETE", success: true, errorCode: null });
  expect(request.openaiRequestId).toBeTruthy();
  const { promptTokens, completionTokens, totalTokens } = request;
  expect(totalTokens).toBe((promptTokens ?? 0) + (completionTokens ?? 0));
  const expectedCost = ((promptTokens ?? 0) * 0.075e-6 + (completionTokens ?? 0) * 0.3e-6) * 0.9;
  expect(request.totalCostEur?.toNumber()).toBeCloseTo(expectedCost, 10);
  expect(request.attempts[0]?.syncCostEur?.toNumber()).toBeCloseTo(expectedCost * 2, 10);
  expect(request.attempts).toMatchObject([{ attempt: 1, succeeded: true }]);
  const { session } = request;
  expect(session).toMatchObject({
    language: "en",
    category: "LEAVE_VACATION",
    escalated: false,
    forwardedHr: false,
    messagesSent: 2,
    endTime: new Date("2026-11-01T08:02:00Z"),
  });
  expect(session.sentiment).not.toBeNull();
  expect(session.summary?.length).toBeGreaterThanOrEqual(10);
  expect(session.questions.map(({ question }) => question.content)).toEqual(["How many vacation days do I have left?"]);
  const stages = session.stages.map(({ stage, status }) => `${stage} ${status}`).sort();
  expect(stages).toEqual(["AI_ANALYSIS COMPLETED", "QUESTION_EXTRACTION COMPLETED"]);
  expect(await getBatch()).toMatchObject({ status: "PROCESSED", succeededCount: 10, failedCount: 0 });
  expect((await getBatch()).processedAt).not.toBeNull();
  expect(await database.question.count()).toBe(1);
});

test("sums up on the batch what its rows used and cost, those that failed as well", async () => {
  const faults = [{ kind: "row_answer", rows: { count: 2 }, answer: "refusal" }] as const;
  const { apply, database, getBatch } = await withEnded([...faults], 5);
  expect(await apply()).toMatchObject({ succeededCount: 3, failedCount: 2 });
  const { _sum: sum } = await database.aIRequestAttempt.aggregate({
    _sum: { promptTokens: true, completionTokens: true, totalCostEur: true },
  });
  const { promptTokens, completionTokens, costEur } = await getBatch();
  expect([promptTokens, completionTokens]).toEqual([BigInt(sum.promptTokens ?? 0), BigInt(sum.completionTokens ?? 0)]);
  expect(costEur.toNumber()).toBeCloseTo(sum.totalCostEur?.toNumber() ?? 0, 10);
  expect(costEur.toNumber()).toBeGreaterThan(0);
});

test("applies nothing twice, in turn or at once", async () => {
  const { apply, database, getBatch } = await withEnded([], 3000);
  const results = await Promise.all([apply(), apply(), apply()]);
  expect(results.reduce((sum, result) => sum + result.succeededCount, 0)).toBe(3000);
  const cost = await database.aIProcessingRequest.aggregate({ _sum: { totalCostEur: true } });
  expect(await apply()).toEqual({ succeededCount: 0, failedCount: 0, requeuedCount: 0, finalStatus: null });
  expect(await database.aIProcessingRequest.aggregate({ _sum: { totalCostEur: true } })).toEqual(cost);
  expect(await database.aIRequestAttempt.count()).toBe(3000);
  expect(await getBatch()).toMatchObject({ status: "PROCESSED", succeededCount: 3000 });
});

test.each(["cut", "stall"] as const)("goes on where it stopped when the download is interrupted: %s", async (kind) => {
  const { apply, simulator, database } = await withEnded([], 2500);
  await simulator.setFaults([{ kind, operation: "files.content", afterBytes: 1_500_000 }]);
  await expect(apply()).rejects.toMatchObject({ name: "ProviderError" });
  const half = await countStatuses(database);
  expect(half["PROCESSING_COMPLETE"]).toBeGreaterThan(0);
  expect(half["BATCHING_IN_PROGRESS"]).toBeGreaterThan(0);
  const { succeededCount } = await apply();
  expect(succeededCount).toBe(half["BATCHING_IN_PROGRESS"]);
  expect(await countStatuses(database)).toEqual({ PROCESSING_COMPLETE: 2500 });
});

test("sends a retryable failure back as a new attempt, with its history and raw text kept", async () => {
  const { apply, ids, getRequest, database, getBatch } = await withEnded([
    { kind: "row_error", rows: { from: 3, count: 1 }, status: 500 },
  ]);
  expect(await apply()).toMatchObject({ succeededCount: 9, requeuedCount: 1, failedCount: 0 });
  expect(await getRequest(ids[2])).toMatchObject({
    processingStatus: "PENDING_BATCHING",
    attempt: 2,
    batchId: null,
    errorCode: null,
  });
  const [attempt] = await database.aIRequestAttempt.findMany({ where: { requestId: ids[2] ?? "" } });
  expect(attempt).toMatchObject({ attempt: 1, succeeded: false, errorCode: "server_error" });
  expect(attempt?.rawResponse).toContain(ids[2]);
  expect(await getBatch()).toMatchObject({ status: "PROCESSED", requeuedCount: 1 });
});

test("ends a retryable failure at the limit of attempts", async () => {
  const { apply, ids, getRequest } = await withEnded([{ kind: "row_error", rows: { count: 1 }, status: 500 }], 3, 1);
  expect(await apply()).toMatchObject({ succeededCount: 2, requeuedCount: 0, failedCount: 1 });
  expect(await getRequest(ids[0])).toMatchObject({
    processingStatus: "PROCESSING_FAILED",
    attempt: 1,
    success: false,
    errorCode: "server_error",
  });
});

test.each([
  ["a refusal", "refusal", "PROCESSING_FAILED", "refusal"],
  ["a content filter", "content_filter", "PROCESSING_FAILED", "content_filter"],
  ["an answer that is no JSON", "invalid_json", "PENDING_BATCHING", "invalid_output"],
  ["an answer that breaks the contract", "wrong_schema", "PENDING_BATCHING", "invalid_output"],
  ["an answer that was cut off", "length", "PENDING_BATCHING", "output_truncated"],
] as const)("writes nothing of a session for %s, but what it cost", async (_name, answer, status, code) => {
  const { apply, ids, getRequest, database } = await withEnded([{ kind: "row_answer", rows: { count: 1 }, answer }], 3);
  await apply();
  const request = await getRequest(ids[0]);
  expect(request.processingStatus).toBe(status);
  const session = await database.session.findUniqueOrThrow({ where: { id: request.sessionId } });
  expect(session).toMatchObject({ language: null, sentiment: null, category: null, summary: null });
  const attempt = await database.aIRequestAttempt.findFirstOrThrow({ where: { requestId: ids[0] ?? "" } });
  expect(attempt).toMatchObject({ succeeded: false, errorCode: code });
  expect(attempt.totalCostEur?.toNumber()).toBeGreaterThan(0);
  expect(attempt.syncCostEur?.toNumber()).toBeCloseTo((attempt.totalCostEur?.toNumber() ?? 0) * 2, 10);
});

test("strands no request that stands in neither file", async () => {
  const { apply, ids, getRequest, database } = await withEnded([{ kind: "row_missing", rows: { from: 4, count: 2 } }]);
  expect(await apply()).toMatchObject({ succeededCount: 8, requeuedCount: 2, finalStatus: "PROCESSED" });
  expect(await getRequest(ids[3])).toMatchObject({ processingStatus: "PENDING_BATCHING", attempt: 2 });
  expect(await database.aIRequestAttempt.findFirstOrThrow({ where: { requestId: ids[3] ?? "" } })).toMatchObject({
    errorCode: "result_missing",
  });
});

test.each(["malformed", "empty", "truncated", "huge"] as const)(
  "lets one bad line cost only its own request: %s",
  async (line) => {
    const { apply } = await withEnded([{ kind: "row_line", rows: { from: 2, count: 1 }, line }]);
    expect(await apply()).toMatchObject({ succeededCount: 9, requeuedCount: 1, finalStatus: "PROCESSED" });
  },
);

test.each(["duplicate", "foreign"] as const)("is not misled by lines that are there too often: %s", async (line) => {
  const { apply, database } = await withEnded([{ kind: "row_line", rows: { from: 2, count: 2 }, line }]);
  await apply();
  const statuses = await countStatuses(database);
  expect((statuses["PROCESSING_COMPLETE"] ?? 0) + (statuses["PENDING_BATCHING"] ?? 0)).toBe(10);
  expect(await database.aIRequestAttempt.count()).toBe(10);
});

/** As if the provider's files held what this makes of their lines. */
function withLines(deps: PipelineDependencies, change: (lines: string[]) => string[]): PipelineDependencies {
  async function* download(fileId: string) {
    const text = Buffer.concat(await Array.fromAsync(deps.provider.download(fileId))).toString();
    yield Buffer.from(change(text.split("\n").filter((line) => line !== "")).join("\n"));
  }
  return { ...deps, provider: { ...deps.provider, download } };
}

const failedLine = (id: string | undefined) =>
  JSON.stringify({ custom_id: id, response: { status_code: 500, body: { error: { message: "Oops." } } }, error: null });

test.each(["before", "after"])(
  "applies a good answer however far %s it a failed line for the same request stands",
  async (place) => {
    const { deps, batchId, ids, database } = await withEnded([], 1500);
    const id = place === "before" ? ids.at(-1) : ids[0];
    const changed = withLines(deps, (lines) =>
      place === "before" ? [failedLine(id), ...lines] : [...lines, failedLine(id)],
    );
    expect(await applyBatch(changed, batchId)).toMatchObject({
      succeededCount: 1500,
      requeuedCount: 0,
      failedCount: 0,
    });
    expect(await database.aIRequestAttempt.count({ where: { succeeded: false } })).toBe(0);
  },
);

test("applies a good answer also when one that is about another session stands beside it", async () => {
  const { deps, batchId, ids } = await withEnded([], 3);
  const changed = withLines(deps, (lines) => {
    const [first = "", ...others] = lines.toSorted();
    const strange = first.replaceAll(/session_id\\":\\"[^"]+\\"/gu, 'session_id\\":\\"another\\"');
    expect(strange).not.toBe(first);
    return [strange, first, strange, ...others];
  });
  expect(ids).toHaveLength(3);
  expect(await applyBatch(changed, batchId)).toMatchObject({ succeededCount: 3, requeuedCount: 0 });
});

test("applies the failures of a file in sets as well, each with its own text", async () => {
  const { apply, database, ids } = await withEnded([{ kind: "row_answer", answer: "invalid_json" }], 2100);
  expect(await apply()).toMatchObject({ succeededCount: 0, requeuedCount: 2100 });
  const attempts = await database.aIRequestAttempt.findMany({ select: { requestId: true, rawResponse: true } });
  expect(attempts).toHaveLength(ids.length);
  for (const { requestId, rawResponse } of attempts) expect(rawResponse).toContain(requestId);
});

test("reads files with a byte order mark, CRLF, no last line break, and line separators inside an answer", async () => {
  const { apply } = await withEnded([
    { kind: "file_format", lineEnding: "crlf", finalNewline: false, byteOrderMark: true },
    { kind: "row_answer", rows: { every: 2 }, answer: "line_separators" },
  ]);
  expect(await apply()).toMatchObject({ succeededCount: 10 });
});

test("applies what an expired batch brought, sends the rest back, and ends the batch as FAILED", async () => {
  const { apply, database, getBatch } = await withEnded([{ kind: "expire", afterRows: 4 }]);
  expect(await getBatch()).toMatchObject({ status: "COMPLETED", providerStatus: "expired" });
  expect(await apply()).toEqual({ succeededCount: 4, failedCount: 0, requeuedCount: 6, finalStatus: "FAILED" });
  expect(await countStatuses(database)).toEqual({ PROCESSING_COMPLETE: 4, PENDING_BATCHING: 6 });
});

test("applies what a cancelled batch brought, ends the rest with it, and the batch as CANCELLED", async () => {
  const { apply, database, simulator, getBatch, deps } = await startTestPipeline().then(async (pipeline) => {
    await seedSessions(pipeline.database, { count: 10 });
    await pipeline.simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
    const [id = ""] = await createAndSubmit(pipeline.deps);
    const read = () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id } });
    return { ...pipeline, getBatch: read, apply: () => applyBatch(pipeline.deps, id) };
  });
  await simulator.cancelBatch((await getBatch()).openaiBatchId ?? "");
  await simulator.waitUntilDone();
  await pollBatches(deps);
  const summary = await apply();
  expect(summary).toMatchObject({ requeuedCount: 0, finalStatus: "CANCELLED" });
  expect(summary.succeededCount + summary.failedCount).toBe(10);
  expect(await countStatuses(database)).not.toHaveProperty("BATCHING_IN_PROGRESS");
  const failed = await database.aIProcessingRequest.findMany({ where: { processingStatus: "PROCESSING_FAILED" } });
  for (const request of failed) expect(request.errorCode).toBe("batch_cancelled");
});

test("fails the request of an invalid line alone, and sends the others back without a lost attempt", async () => {
  const errors = [{ code: "invalid_json_line", message: "This line is not parseable.", line: 3 }];
  const { apply, ids, getRequest, database, getBatch } = await withEnded([{ kind: "fail_validation", errors }]);
  expect(await getBatch()).toMatchObject({ status: "FAILED", errorCode: "invalid_json_line" });
  expect(await apply()).toEqual({ succeededCount: 0, failedCount: 1, requeuedCount: 9, finalStatus: "FAILED" });
  expect(await getRequest(ids[2])).toMatchObject({
    processingStatus: "PROCESSING_FAILED",
    errorCode: "invalid_input_line",
  });
  expect(
    await database.aIProcessingRequest.count({ where: { attempt: 1, processingStatus: "PENDING_BATCHING" } }),
  ).toBe(9);
});

test("applies a batch that has only an error file", async () => {
  const { apply, getBatch } = await withEnded([{ kind: "row_error", status: 400, code: "context_length_exceeded" }]);
  expect((await getBatch()).outputFileId).toBeNull();
  expect(await apply()).toMatchObject({ failedCount: 10, finalStatus: "PROCESSED" });
});

test("ends the requests of a batch that the provider refused", async () => {
  const { deps, database, simulator } = await startTestPipeline();
  await seedSessions(database, { count: 3 });
  await simulator.setFaults([{ kind: "respond", operation: "batches.create", status: 400 }]);
  const [batchId = ""] = await createAndSubmit(deps);
  expect(await applyBatch(deps, batchId)).toMatchObject({ failedCount: 3, finalStatus: "FAILED" });
  expect(await database.aIProcessingRequest.findFirstOrThrow()).toMatchObject({ errorCode: "submission_refused" });
});

test("writes the result of a model without a price, with the cost left open", async () => {
  const { apply, database, getRequest, ids } = await withEnded();
  await database.aIModelPricing.deleteMany();
  expect(await apply()).toMatchObject({ succeededCount: 10 });
  expect(await getRequest(ids[0])).toMatchObject({ totalCostEur: null });
});

test("does not count a batch as applied while a request is still claimed by it", async () => {
  const { apply, database, getBatch } = await withEnded([], 3);
  await database.$executeRaw`ALTER TABLE "SessionQuestion" RENAME TO "Gone"`;
  await expect(apply()).rejects.toThrow();
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 3 });
  expect(await getBatch()).toMatchObject({ status: "COMPLETED", processedAt: null });
  await database.$executeRaw`ALTER TABLE "Gone" RENAME TO "SessionQuestion"`;
  expect(await apply()).toMatchObject({ succeededCount: 3 });
});
