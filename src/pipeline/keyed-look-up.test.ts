import { expect, test } from "vitest";
import type { Database } from "../database/client.ts";
import { failureOf } from "../domain/failure.ts";
import type { NamedResult } from "../domain/request-outcome.ts";
import { systemClock } from "../shared/clock.ts";
import { countReads, openForCounting } from "../testing/count-reads.ts";
import { seedBatch, seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { startTestPipeline } from "../testing/test-pipeline.ts";
import { requeueRequests } from "./request-requeuer.ts";
import { applyResultSet } from "./result-set.ts";

const COUNT = 3000;
const KEY_COUNT = 50;
/** Of the row itself, of its new version, and of what refers to it. */
const MOST_READS_PER_KEY = 10;

type Request = { id: string; sessionId: string };

/**
 * Requests of which the planner knows the status that they no longer have: so it is right after a batch was claimed, or
 * has failed as a whole.
 */
async function setUp(status: "BATCHING_IN_PROGRESS" | "PROCESSING_FAILED") {
  const { database: made, databaseUrl } = await createTestDatabase();
  await made.$executeRaw`ALTER TABLE "AIProcessingRequest" SET (autovacuum_enabled = off)`;
  const requests = await seedRequests(made, Array(COUNT).fill({}));
  await made.$executeRaw`ANALYZE "AIProcessingRequest"`;
  const batchId = await seedBatch(made, { status: "IN_PROGRESS" });
  await made.aIProcessingRequest.updateMany({ data: { processingStatus: status, batchId } });
  // In so small a table reading all of it would be right.
  const database = openForCounting(databaseUrl, "-c enable_seqscan=off");
  return { database, batchId, some: requests.slice(0, KEY_COUNT) };
}

function failed(customId: string): NamedResult {
  const facts = { openaiRequestId: null, serviceTier: null, systemFingerprint: null, usage: null, raw: "" };
  return { kind: "failed", customId, failure: failureOf("refusal"), ...facts };
}

async function expectFewReads(database: Database, some: Request[], act: (ids: string[]) => Promise<unknown>) {
  const reads = await countReads(database, "AIProcessingRequest", () => act(some.map(({ id }) => id)));
  expect(reads).toBeGreaterThanOrEqual(KEY_COUNT);
  expect(reads).toBeLessThan(MOST_READS_PER_KEY * KEY_COUNT);
}

test("applies a set of results of a batch that was just claimed by its keys, not through all that is claimed", async () => {
  const { database, batchId, some } = await setUp("BATCHING_IN_PROGRESS");
  const { deps } = await startTestPipeline();
  await expectFewReads(database, some, async (ids) => {
    const context = { batchId, pricing: null, maxAttempts: 1 };
    const results = ids.map(failed);
    const { counts } = await applyResultSet({ ...deps, database }, context, { results, part: "all" });
    expect(counts.failedCount).toBe(KEY_COUNT);
  });
});

test("requeues a set of requests that just failed by its keys, not through all that failed", async () => {
  const { database, some } = await setUp("PROCESSING_FAILED");
  await expectFewReads(database, some, async (requestIds) => {
    const actor = { type: "user", id: "u1", label: "ada@livedash.test" } as const;
    const { requeuedCount } = await requeueRequests({ database, clock: systemClock }, { requestIds, actor });
    expect(requeuedCount).toBe(KEY_COUNT);
  });
});
