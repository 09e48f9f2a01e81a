import { z } from "zod";
import { APPLICABLE_BATCH_STATUSES, type BatchStatus } from "../domain/batch-status.ts";
import type { ModelPricing } from "../domain/cost.ts";
import { type ProviderBatchError, providerBatchErrorSchema } from "../domain/provider-batch.ts";
import type { Database, SqlTransaction, Transaction } from "./client.ts";
import { textSet } from "./record-set.ts";
import { isClaimedBy } from "./sql.ts";

/** A batch that is at its end, with what is needed to apply its results. */
export type ApplicableBatch = {
  id: string;
  model: string;
  status: BatchStatus;
  providerStatus: string | null;
  outputFileId: string | null;
  errorFileId: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  providerErrors: ProviderBatchError[];
  completedAt: Date | null;
  cancelRequestedAt: Date | null;
  succeededCount: number;
  failedCount: number;
  requeuedCount: number;
};

export type AppliedCounts = { succeededCount: number; failedCount: number; requeuedCount: number };

/** The batch when it is at its end, and is not dealt with yet or still claims requests; else null. */
export async function findApplicable(database: Database, batchId: string): Promise<ApplicableBatch | null> {
  const batch = await database.aIBatchRequest.findFirst({
    where: {
      id: batchId,
      OR: [
        { processedAt: null, status: { in: [...APPLICABLE_BATCH_STATUSES] } },
        { processedAt: { not: null }, processingRequests: { some: { processingStatus: "BATCHING_IN_PROGRESS" } } },
      ],
    },
  });
  return batch === null ? null : withErrors(batch);
}

/** The batch as the rule for its remaining requests sees it, wherever it stands. */
export async function getEnded(database: Database, batchId: string): Promise<ApplicableBatch> {
  return withErrors(await database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } }));
}

function withErrors<T extends { providerErrors: unknown }>(batch: T): T & { providerErrors: ProviderBatchError[] } {
  const errors = z.array(providerBatchErrorSchema).safeParse(batch.providerErrors);
  return { ...batch, providerErrors: errors.data ?? [] };
}

/** The batches whose results are still to be applied, the one that ended first first. */
export async function listApplicableIds(database: Database | Transaction): Promise<string[]> {
  const batches = await database.aIBatchRequest.findMany({
    where: { processedAt: null, status: { in: [...APPLICABLE_BATCH_STATUSES] } },
    orderBy: [{ completedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return batches.map(({ id }) => id);
}

/** What the model cost at that time; null when no price is known. */
export async function findPricing(database: Database, model: string, at: Date): Promise<ModelPricing | null> {
  const row = await database.aIModelPricing.findFirst({
    where: {
      model: { name: model },
      effectiveFrom: { lte: at },
      OR: [{ effectiveUntil: null }, { effectiveUntil: { gt: at } }],
    },
    orderBy: { effectiveFrom: "desc" },
  });
  if (row === null) return null;
  return {
    batch: {
      promptToken: row.batchPromptTokenCost.toNumber(),
      cachedToken: row.batchCachedTokenCost?.toNumber() ?? null,
      completionToken: row.batchCompletionTokenCost.toNumber(),
    },
    sync: {
      promptToken: row.promptTokenCost.toNumber(),
      cachedToken: null,
      completionToken: row.completionTokenCost.toNumber(),
    },
  };
}

export type ClaimedRequest = { id: string; sessionId: string; attempt: number };

/** Those of the requests that the batch still claims, locked in the order of their ids. */
export async function lockClaimed(
  tx: SqlTransaction,
  batchId: string,
  ids: readonly string[],
): Promise<ClaimedRequest[]> {
  const [row] = await tx.$queryRaw<{ claimed: [id: string, sessionId: string, attempt: number][] }[]>`
    SELECT coalesce(json_agg(json_build_array(id, "sessionId", attempt)), '[]') AS claimed
      FROM (
        SELECT id, "sessionId", attempt FROM "AIProcessingRequest"
         WHERE id = ANY(ARRAY(SELECT value::uuid FROM (${textSet(ids)}) AS given))
           AND ${isClaimedBy(batchId)}
         ORDER BY id FOR UPDATE) locked`;
  return (row?.claimed ?? []).map(([id, sessionId, attempt]) => ({ id, sessionId, attempt }));
}

/** Locks a batch of which nothing has been applied yet. @returns false when something has, and all is left as it was */
export async function lockUntouched(tx: Transaction, batchId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT FROM "AIBatchRequest"
     WHERE id = ${batchId}::uuid AND "succeededCount" + "failedCount" + "requeuedCount" = 0 FOR UPDATE`;
  return rows.length > 0;
}

/** How many requests of a batch have failed with this code. */
export function countFailedWith(database: Database, batchId: string, errorCode: string): Promise<number> {
  return database.aIRequestAttempt.count({ where: { batchId, errorCode } });
}

/** The requests that stand in those lines (from 1) of the batch's input file, which is in the order of their ids. */
export function listRequestsOfLines(
  tx: Transaction,
  batchId: string,
  lines: readonly number[],
): Promise<{ id: string; line: number }[]> {
  return tx.$queryRaw<{ id: string; line: number }[]>`
    SELECT id, line FROM (
      SELECT id, row_number() OVER (ORDER BY id)::int AS line FROM "AIProcessingRequest"
       WHERE "batchId" = ${batchId}::uuid AND "processingStatus" = 'BATCHING_IN_PROGRESS') numbered
     WHERE line = ANY(${[...lines]}::int[])`;
}

/** What applied rows used and cost; a row of unknown cost adds nothing. */
export type AppliedUsage = { promptTokens: number; completionTokens: number; costEur: number };

const UNUSED: AppliedUsage = { promptTokens: 0, completionTokens: 0, costEur: 0 };

/** Adds to the batch's sums of what was applied, as part of applying it. */
export async function addAppliedCounts(
  tx: SqlTransaction,
  batchId: string,
  { succeededCount, failedCount, requeuedCount }: AppliedCounts,
  { promptTokens, completionTokens, costEur }: AppliedUsage = UNUSED,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AIBatchRequest"
       SET "succeededCount" = "succeededCount" + ${succeededCount}::int, "failedCount" = "failedCount" + ${failedCount}::int,
           "requeuedCount" = "requeuedCount" + ${requeuedCount}::int,
           "promptTokens" = "promptTokens" + ${promptTokens}::bigint,
           "completionTokens" = "completionTokens" + ${completionTokens}::bigint, "costEur" = "costEur" + ${costEur}::numeric
     WHERE id = ${batchId}::uuid`;
}

/** Ends a batch whose every request has left it. @returns false when it has ended already */
export async function endBatch(
  database: Database,
  input: { batchId: string; status: BatchStatus; now: Date },
): Promise<boolean> {
  const { batchId, status, now } = input;
  const { count } = await database.aIBatchRequest.updateMany({
    where: {
      id: batchId,
      processedAt: null,
      status: { in: [...APPLICABLE_BATCH_STATUSES] },
      processingRequests: { none: { processingStatus: "BATCHING_IN_PROGRESS" } },
    },
    data: { status, processedAt: now },
  });
  return count === 1;
}
