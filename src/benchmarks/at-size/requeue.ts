import type { Database } from "../../database/client.ts";
import { FAILED_REQUEST_STATUS } from "../../domain/request-status.ts";
import { runBulkRequeue } from "../../pipeline/bulk-requeuer.ts";
import { startBulkRequeue } from "../../pipeline/steering/bulk-requeue-steering.ts";
import { systemClock } from "../../shared/clock.ts";
import type { BenchDatabase } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { sampleRequestIds } from "./key-look-up.ts";
import { type OthersWrites, type PickRow, whileOthersWrite } from "./other-writer.ts";

const MOST_OTHERS = 10_000;

/** About as many rows as a set has. */
const AT_WORK = 100;

/** Failed requests that were made within a span of time, and how many they are. */
type Failed = { from: Date; to: Date; count: number };

/**
 * A bulk requeue from the operator's click to its end, beside a statement that somebody would write by hand: one before
 * it and one after it, of as many other rows. Others write to the same table all the while: one to rows anywhere, which may
 * have to be read from disk first, and beside the requeue another one to the rows that it is at, who would wait for it.
 * Beside the statement nobody does, who would wait for all of it.
 */
export async function measureRequeue({ database, databaseUrl }: BenchDatabase, count: number): Promise<Figure> {
  const [first, second, third] = await listFailed(database, count);
  if (first === undefined || second === undefined || third === undefined) throw new Error("Too few have failed.");
  const others = await sampleRequestIds(database, Math.min(count, MOST_OTHERS));
  const anywhere = anyOf(others);
  const byHand = (failed: Failed) =>
    whileOthersWrite(databaseUrl, { anywhere }, () => timePerRow(failed, () => requeueByHand(database, failed)));
  const before = await byHand(first);
  const matching = await listIds(database, second);
  const { result, writes } = await whileOthersWrite(databaseUrl, { anywhere, atWork: atWorkOf(matching) }, () =>
    timePerRow(second, () => requeueMatching(database, second)),
  );
  const after = await byHand(third);
  const [value, referenceValue] = [result * count, ((before.result + after.result) / 2) * count];
  return {
    title: `requeue of ${count.toLocaleString("en")} that match`,
    reference: "one UPDATE by hand",
    unit: "ms",
    value,
    referenceValue,
    ratio: value / referenceValue,
    reach: { ratio: { atMost: 2 }, wait: { below: 100 } },
    longestWait: Math.max(writes.anywhere.longestWait, writes.atWork.longestWait),
    note: `others waited at most ${inWords(writes.atWork)} to the rows that it was at, and ${inWords(writes.anywhere)} anywhere; beside the statement ${inWords(before.writes.anywhere)} anywhere, and ${inWords(after.writes.anywhere)}`,
  };
}

/** `46 ms for any of 3,120 writes` */
function inWords({ count, longestWait }: OthersWrites): string {
  return `${Math.ceil(longestWait)} ms for any of ${count.toLocaleString("en")} writes`;
}

function anyOf(ids: readonly string[]): PickRow {
  return async () => ids[Math.floor(Math.random() * ids.length)] ?? "";
}

/** Of rows in the order of a bulk requeue those that are next; all have their turn at last. */
function atWorkOf(ids: readonly string[]): PickRow {
  return async (other) => {
    const { rows } = await other.query<{ done: number }>(`
      SELECT "requeuedCount" + "skippedCount" + "notFoundCount" AS done FROM "BulkRequeue" ORDER BY "createdAt" DESC LIMIT 1`);
    const next = (rows[0]?.done ?? 0) + Math.floor(Math.random() * AT_WORK);
    return ids[Math.min(next, ids.length - 1)] ?? "";
  };
}

/** Three times so many, one span after the other; a few more or less, because a Date knows milliseconds only. */
async function listFailed(database: Database, count: number): Promise<Failed[]> {
  const bounds = await database.$queryRaw<{ at: Date }[]>`
    SELECT "requestedAt" AS at FROM (
      SELECT "requestedAt", row_number() OVER (ORDER BY "requestedAt") - 1 AS place FROM "AIProcessingRequest"
       WHERE "processingStatus" = ${FAILED_REQUEST_STATUS}::"AIRequestStatus") failed
     WHERE place % ${count}::int = 0 ORDER BY place LIMIT 4`;
  const spans = bounds.slice(1).map(({ at: to }, index) => ({ from: bounds[index]?.at ?? to, to }));
  return Promise.all(
    spans.map(async (span) => ({
      ...span,
      count: await database.aIProcessingRequest.count({
        where: { processingStatus: FAILED_REQUEST_STATUS, requestedAt: { gte: span.from, lt: span.to } },
      }),
    })),
  );
}

/** In milliseconds. */
async function timePerRow({ count }: Failed, requeue: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  const requeuedCount = await requeue();
  const duration = performance.now() - startedAt;
  if (requeuedCount !== count) throw new Error(`Of ${count} requests ${requeuedCount} were requeued.`);
  return duration / count;
}

async function requeueMatching(database: Database, { from, to }: Failed): Promise<number> {
  const deps = { database, clock: systemClock, bulkRequeueJobs: { enqueueBulkRequeue: async () => undefined } };
  const actor = { type: "command_line", id: null, label: "bench" } as const;
  const { id } = await startBulkRequeue(deps, { filter: { from, to }, actor });
  const { requeuedCount } = await runBulkRequeue(deps, id);
  return requeuedCount;
}

function requeueByHand(database: Database, { from, to }: Failed): Promise<number> {
  return database.$executeRaw`
    UPDATE "AIProcessingRequest"
       SET "processingStatus" = 'PENDING_BATCHING', attempt = attempt + 1, "batchId" = NULL, success = NULL,
           "errorCode" = NULL, "errorMessage" = NULL, "completedAt" = NULL, "openaiRequestId" = NULL,
           "serviceTier" = NULL, "systemFingerprint" = NULL, "promptTokens" = NULL, "completionTokens" = NULL,
           "totalTokens" = NULL, "cachedTokens" = NULL, "reasoningTokens" = NULL, "promptTokenCost" = NULL,
           "completionTokenCost" = NULL, "totalCostEur" = NULL, "updatedAt" = now()
     WHERE "processingStatus" = 'PROCESSING_FAILED'
       AND "requestedAt" >= ${from}::timestamptz AND "requestedAt" < ${to}::timestamptz`;
}

async function listIds(database: Database, { from, to }: Failed): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "AIProcessingRequest" WHERE "processingStatus" = ${FAILED_REQUEST_STATUS}::"AIRequestStatus"
       AND "requestedAt" >= ${from}::timestamptz AND "requestedAt" < ${to}::timestamptz
     ORDER BY "requestedAt", id`;
  return rows.map(({ id }) => id);
}
