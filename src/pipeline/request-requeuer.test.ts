import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { systemClock } from "../shared/clock.ts";
import { seedBatch, seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { requeueRequests } from "./request-requeuer.ts";

const actor = { type: "user", id: "u1", label: "ada@livedash.test" } as const;

async function setUp() {
  const { database } = await createTestDatabase();
  const batchId = await seedBatch(database, { status: "PROCESSED" });
  const failed = { processingStatus: "PROCESSING_FAILED", batchId } as const;
  const requeue = (requestIds: string[]) => requeueRequests({ database, clock: systemClock }, { requestIds, actor });
  return { database, batchId, failed, requeue };
}

test("puts a failed request back at its old place as a new attempt, with nothing left of the last result", async () => {
  const { database, failed, requeue } = await setUp();
  const requestedAt = new Date("2026-11-01T00:00:00Z");
  const leftovers = {
    success: false,
    errorCode: "refusal",
    errorMessage: "no",
    completedAt: new Date(),
    openaiRequestId: "req_1",
    serviceTier: "default",
    systemFingerprint: "fp",
    promptTokens: 1,
    completionTokens: 1,
    totalTokens: 2,
    cachedTokens: 0,
    reasoningTokens: 0,
    promptTokenCost: "0.1",
    completionTokenCost: "0.1",
    totalCostEur: "0.2",
  };
  const [request] = await seedRequests(database, [{ ...failed, ...leftovers, requestedAt, attempt: 3 }]);
  expect(await requeue([request?.id ?? ""])).toEqual({ requeuedCount: 1, notFoundCount: 0, notFailedCount: 0 });
  const row = await database.aIProcessingRequest.findFirstOrThrow();
  expect(row).toMatchObject({ processingStatus: "PENDING_BATCHING", attempt: 4, batchId: null, requestedAt });
  for (const column of Object.keys(leftovers)) expect(row, column).toHaveProperty(column, null);
});

test("leaves the history of earlier attempts as it is", async () => {
  const { database, batchId, failed, requeue } = await setUp();
  const [request] = await seedRequests(database, [failed]);
  const requestId = request?.id ?? "";
  const { companyId, model } = await database.aIProcessingRequest.findUniqueOrThrow({ where: { id: requestId } });
  const attempt = {
    requestId,
    attempt: 1,
    companyId,
    model,
    batchId,
    succeeded: false,
    rawResponse: "{}",
    totalCostEur: "0.2",
  };
  await database.aIRequestAttempt.create({ data: attempt });
  const before = await database.aIRequestAttempt.findMany();
  await requeue([requestId]);
  expect(await database.aIRequestAttempt.findMany()).toEqual(before);
});

test("sets the session's analysis back to pending", async () => {
  const { database, failed, requeue } = await setUp();
  const requests = await seedRequests(database, [failed, failed]);
  const [known] = requests;
  const stage = { stage: "AI_ANALYSIS", status: "FAILED", completedAt: new Date(), errorMessage: "no" } as const;
  await database.sessionProcessingStatus.create({ data: { sessionId: known?.sessionId ?? "", ...stage } });
  await requeue(requests.map(({ id }) => id));
  const stages = await database.sessionProcessingStatus.findMany({ orderBy: { retryCount: "asc" } });
  const pending = { stage: "AI_ANALYSIS", status: "PENDING", completedAt: null, errorMessage: null };
  expect(stages).toEqual([
    expect.objectContaining({ ...pending, retryCount: 0 }),
    expect.objectContaining({ ...pending, sessionId: known?.sessionId, retryCount: 1 }),
  ]);
});

test("requeues only what failed, counts an id given twice once, and tells unknown ids apart", async () => {
  const { database, batchId, failed, requeue } = await setUp();
  const [request, pending, running, complete] = await seedRequests(database, [
    failed,
    {},
    { processingStatus: "BATCHING_IN_PROGRESS", batchId },
    { processingStatus: "PROCESSING_COMPLETE", batchId },
  ]);
  const ids = [request, pending, running, complete].map((each) => each?.id ?? "");
  const strangers = [randomUUID(), "not-a-uuid", "", "\u0000", "' OR 1=1 --"];
  const asked = [...ids, ...ids.map((id) => id.toUpperCase()), ...strangers, ...strangers];
  const untouched = () =>
    database.aIProcessingRequest.findMany({ where: { id: { in: ids.slice(1) } }, orderBy: { id: "asc" } });
  const before = await untouched();
  expect(await requeue(asked)).toEqual({ requeuedCount: 1, notFoundCount: 5, notFailedCount: 3 });
  expect(await untouched()).toEqual(before);
});

test("does no harm the second time", async () => {
  const { database, failed, requeue } = await setUp();
  const [request] = await seedRequests(database, [failed]);
  await requeue([request?.id ?? ""]);
  expect(await requeue([request?.id ?? ""])).toEqual({ requeuedCount: 0, notFoundCount: 0, notFailedCount: 1 });
  expect(await database.aIProcessingRequest.findFirstOrThrow()).toMatchObject({ attempt: 2 });
});

test("requeues each request once when many ask at the same time, in whatever order", async () => {
  const { database, failed, requeue } = await setUp();
  const requests = await seedRequests(database, Array(200).fill(failed));
  const ids = requests.map(({ id }) => id);
  const rotated = (by: number) => [...ids.slice(by), ...ids.slice(0, by)];
  const results = await Promise.all(
    [0, 40, 80, 120, 160].map((by) => requeue(by % 80 ? rotated(by).reverse() : rotated(by))),
  );
  const sum = (key: "requeuedCount" | "notFailedCount") => results.reduce((total, result) => total + result[key], 0);
  expect(sum("requeuedCount")).toBe(200);
  expect(sum("notFailedCount")).toBe(800);
  expect(
    await database.aIProcessingRequest.count({ where: { attempt: 2, processingStatus: "PENDING_BATCHING" } }),
  ).toBe(200);
});

test("leaves one audit row: who, what, how many, and which", async () => {
  const { database, failed, requeue } = await setUp();
  const [request] = await seedRequests(database, [failed]);
  const id = request?.id ?? "";
  await requeue([id, randomUUID()]);
  const rows = await database.auditLog.findMany();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    actorType: "user",
    actorId: "u1",
    actorLabel: "ada@livedash.test",
    action: "requests.requeued",
    affectedCount: 1,
    details: { requestedCount: 2, notFoundCount: 1, notFailedCount: 0, requestIds: [id] },
  });
});

test("requeues nothing when the audit row cannot be written", async () => {
  const { database, failed, requeue } = await setUp();
  const [request] = await seedRequests(database, [failed]);
  await database.$executeRaw`ALTER TABLE "AuditLog" RENAME TO "Gone"`;
  await expect(requeue([request?.id ?? ""])).rejects.toThrow();
  expect(await database.aIProcessingRequest.findFirstOrThrow()).toMatchObject({
    processingStatus: "PROCESSING_FAILED",
  });
});

test("takes a thousand ids in one go", async () => {
  const { database, failed, requeue } = await setUp();
  const requests = await seedRequests(database, Array(1000).fill(failed));
  expect((await requeue(requests.map(({ id }) => id))).requeuedCount).toBe(1000);
});
