import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { PROVIDER_HOLD } from "../domain/hold.ts";
import { seedBatch, seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { getBatch } from "./get-batch.ts";
import { listBatchErrors } from "./list-batch-errors.ts";

const now = new Date("2026-11-24T12:00:00Z");

async function withFailures(codes: readonly string[], overrides: Parameters<typeof seedBatch>[1] = {}) {
  const { database } = await createTestDatabase();
  const batchId = await seedBatch(database, { requestCount: codes.length + 1, ...overrides });
  const status = { batchId, processingStatus: "PROCESSING_FAILED" } as const;
  const requests = (
    await seedRequests(
      database,
      codes.map(() => status),
    )
  ).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await seedRequests(database, [{ batchId, processingStatus: "PROCESSING_COMPLETE" }]);
  const { companyId, model } = await database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } });
  await database.aIRequestAttempt.createMany({
    data: codes.map((errorCode, index) => ({
      requestId: requests[index]?.id ?? "",
      attempt: 1,
      batchId,
      companyId,
      model,
      succeeded: false,
      errorCode,
      errorMessage: "x".repeat(2000),
      finishedAt: new Date(now.getTime() + index * 1000),
    })),
  });
  return { database, batchId, ids: requests.map(({ id }) => id) };
}

test("tells of a batch how many requests stand where, and what failed of it in plain words", async () => {
  const { database, batchId } = await withFailures(["refusal", "server_error", "refusal"], { status: "PROCESSED" });
  const batch = await getBatch(database, { batchId, now });
  expect(batch.requests).toEqual({
    PENDING_BATCHING: 0,
    BATCHING_IN_PROGRESS: 0,
    PROCESSING_COMPLETE: 1,
    PROCESSING_FAILED: 3,
  });
  expect(batch.failures).toMatchObject([
    { errorCode: "refusal", count: 2, meaning: "The model declined to answer." },
    { errorCode: "server_error", count: 1 },
  ]);
  expect(batch).toMatchObject({ explanation: null, lineErrors: [], lineErrorCount: 0 });
});

test("leads from each line that the provider blamed to its request", async () => {
  const { database, batchId, ids } = await withFailures(["invalid_input_line", "invalid_input_line"], {
    status: "FAILED",
    providerStatus: "failed",
    errorCode: "invalid_json_line",
    providerErrors: [
      { code: "invalid_json_line", message: "Bad.", param: null, line: 3 },
      { code: "invalid_json_line", message: "Bad.", param: null, line: 1 },
    ],
  });
  const batch = await getBatch(database, { batchId, now });
  expect(batch.lineErrors.map(({ line, requestId }) => [line, requestId])).toEqual([
    [3, ids[1]],
    [1, ids[0]],
  ]);
  expect(batch.explanation).toContain("no valid JSON");
});

test("says what holds a batch back that is still to be sent", async () => {
  const { database } = await createTestDatabase();
  await database.pipelineHold.create({ data: { scope: PROVIDER_HOLD, code: "refused", message: "Bad key." } });
  const batchId = await seedBatch(database, { status: "PENDING" });
  expect(await getBatch(database, { batchId, now })).toMatchObject({ holdReason: "Bad key." });
});

test.each([randomUUID(), "1' OR true", ""])("says so when there is no batch %j", async (batchId) => {
  const { database } = await createTestDatabase();
  await expect(getBatch(database, { batchId, now })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("lists what failed in a batch page by page, newest first, with messages cut", async () => {
  const { database, batchId, ids } = await withFailures(["refusal", "server_error", "refusal"]);
  const first = await listBatchErrors(database, { batchId, limit: 2 });
  expect(first.rows.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  expect(first.rows[0]).toMatchObject({ errorCode: "refusal", status: "PROCESSING_FAILED", attempt: 1 });
  expect(first.rows[0]?.errorMessage).toHaveLength(500);
  const second = await listBatchErrors(database, { batchId, limit: 2, cursor: first.nextCursor ?? "" });
  expect(second.rows.map(({ id }) => id)).toEqual([ids[0]]);
  const refusals = await listBatchErrors(database, { batchId, errorCode: "refusal", limit: 50 });
  expect(refusals.rows.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
});
