import { expect, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, listQueued, startTestPipeline } from "../testing/test-pipeline.ts";
import { createBatches } from "./batch-creator.ts";

test("claims in one go: the batch, its requests and the job that submits it", async () => {
  const { deps, database } = await startTestPipeline();
  const ids = await seedSessions(database, { count: 12 });
  const { batchIds, requestCount } = await createBatches(deps);
  expect({ batches: batchIds.length, requestCount }).toEqual({ batches: 1, requestCount: 12 });
  const batch = await database.aIBatchRequest.findFirstOrThrow({ include: { processingRequests: true } });
  expect(batch).toMatchObject({ id: batchIds[0], status: "PENDING", model: "gpt-4o-mini", requestCount: 12 });
  expect(batch.processingRequests.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(await countStatuses(database)).toEqual({ BATCHING_IN_PROGRESS: 12 });
  expect(await listQueued(database, "batch-submit")).toEqual(batchIds);
});

test("leaves nothing behind when the job cannot be enqueued", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 3 });
  const jobs = { ...deps.jobs, enqueueSubmit: () => Promise.reject(new Error("queue is gone")) };
  await expect(createBatches({ ...deps, jobs })).rejects.toThrow("queue is gone");
  expect(await countStatuses(database)).toEqual({ PENDING_BATCHING: 3 });
  expect(await database.aIBatchRequest.count()).toBe(0);
});

test("never picks a request twice when many creators run at once", async () => {
  const { deps, database } = await startTestPipeline({ maxRequests: 40 });
  await seedSessions(database, { count: 200, company: "Acme" });
  await seedSessions(database, { count: 100, company: "Globex", model: "gpt-4o" });
  const runs = await Promise.all([1, 2, 3, 4].map(() => createBatches(deps)));
  expect(runs.reduce((sum, run) => sum + run.requestCount, 0)).toBe(300);
  const batches = await database.aIBatchRequest.findMany({
    include: { _count: { select: { processingRequests: true } } },
  });
  for (const batch of batches) expect(batch._count.processingRequests).toBe(batch.requestCount);
  expect(batches.reduce((sum, batch) => sum + batch.requestCount, 0)).toBe(300);
});

test("never mixes companies or models in a batch, because the provider rejects a mixed file whole", async () => {
  const { deps, database } = await startTestPipeline();
  for (const company of ["Acme", "Globex"]) {
    for (const model of ["gpt-4o-mini", "gpt-4.1-mini"]) await seedSessions(database, { count: 5, company, model });
  }
  await createBatches(deps);
  const kinds = await database.$queryRaw<{ batches: number; kinds: number }[]>`
    SELECT count(DISTINCT "batchId")::int AS batches, count(DISTINCT ("batchId", "companyId", model))::int AS kinds
      FROM "AIProcessingRequest"`;
  expect(kinds).toEqual([{ batches: 4, kinds: 4 }]);
});

test("splits by count and by bytes", async () => {
  const { deps, database } = await startTestPipeline({ maxRequests: 10, maxBytes: 1000 });
  await seedSessions(database, { count: 25, bytes: 10 });
  expect((await createBatches(deps)).batchIds).toHaveLength(3);
  await seedSessions(database, { count: 9, bytes: 300 });
  expect((await createBatches(deps)).batchIds).toHaveLength(3);
});

test("never enqueues more tokens than the model's budget, and asks for another run when room comes back", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 30, model: "gpt-4o", tokens: 4500 });
  const first = await createBatches(deps);
  expect(first).toMatchObject({ requestCount: 20, holds: ["budget:gpt-4o"] });
  expect(await createBatches(deps)).toMatchObject({ requestCount: 0, holds: ["budget:gpt-4o"] });
  await database.aIBatchRequest.updateMany({ data: { status: "COMPLETED" } });
  expect(await createBatches(deps)).toMatchObject({ requestCount: 10, holds: [] });
});

test("keeps to the budget when creators run at once", async () => {
  const { deps, database } = await startTestPipeline({ maxRequests: 3 });
  for (const company of ["Acme", "Globex", "Initech"]) {
    await seedSessions(database, { count: 10, company, model: "gpt-4o", tokens: 9000 });
  }
  await Promise.all([1, 2, 3].map(() => createBatches(deps)));
  const { _sum } = await database.aIBatchRequest.aggregate({ _sum: { estimatedInputTokens: true } });
  expect(_sum.estimatedInputTokens).toBe(90_000n);
});

test("waits with suspended and archived companies, not with those on trial", async () => {
  const { deps, database } = await startTestPipeline();
  for (const companyStatus of ["ACTIVE", "TRIAL", "SUSPENDED", "ARCHIVED"] as const) {
    await seedSessions(database, { count: 2, company: companyStatus, companyStatus });
  }
  await createBatches(deps);
  const batches = await database.aIBatchRequest.findMany({ include: { company: true } });
  expect(batches.map((batch) => batch.company.name).sort()).toEqual(["ACTIVE", "TRIAL"]);
});

test("fails what fits in no file at all, and goes on with the rest", async () => {
  const { deps, database } = await startTestPipeline({ maxBytes: 5000 });
  const [large] = await seedSessions(database, { count: 1, bytes: 5001 });
  await seedSessions(database, { count: 2, bytes: 100 });
  expect(await createBatches(deps)).toMatchObject({ requestCount: 2, oversizedCount: 1 });
  expect(await database.aIProcessingRequest.findUniqueOrThrow({ where: { id: large ?? "" } })).toMatchObject({
    processingStatus: "PROCESSING_FAILED",
    errorCode: "input_too_large",
    batchId: null,
  });
});

test("takes the longest-waiting requests first", async () => {
  const { deps, database } = await startTestPipeline({ maxRequests: 5 });
  await seedSessions(database, { count: 10, model: "gpt-4o", tokens: 18_000 });
  const oldest = await database.$queryRaw<{ id: string }[]>`
    UPDATE "AIProcessingRequest" SET "requestedAt" = "requestedAt" - interval '1 hour'
     WHERE id IN (SELECT id FROM "AIProcessingRequest" ORDER BY id DESC LIMIT 5) RETURNING id`;
  await createBatches(deps);
  const claimed = await database.aIProcessingRequest.findMany({ where: { processingStatus: "BATCHING_IN_PROGRESS" } });
  expect(claimed.map(({ id }) => id).sort()).toEqual(oldest.map(({ id }) => id).sort());
});
