import type { PendingRequest } from "../domain/plan-batches.ts";
import type { Database, Transaction } from "./client.ts";
import { hasStatus } from "./sql.ts";

/** The pending requests that may share an input file: one company, one model. */
export type PendingGroup = { companyId: string; model: string };

/** Ids in one statement: a text of 200 kB. */
const CLAIM_SET_SIZE = 5000;

/**
 * The groups that have something pending, the one that has waited longest first; without those of companies that are
 * suspended or archived. Skips from group to group along the index, so that a million pending requests cost what a
 * handful does.
 */
export function listPendingGroups(database: Database): Promise<PendingGroup[]> {
  return database.$queryRaw<PendingGroup[]>`
    WITH RECURSIVE head AS (
      (SELECT "companyId", model, "requestedAt" FROM "AIProcessingRequest"
        WHERE "processingStatus" = 'PENDING_BATCHING'
        ORDER BY "companyId", model, "requestedAt", id LIMIT 1)
      UNION ALL
      SELECT next.* FROM head CROSS JOIN LATERAL (
        SELECT "companyId", model, "requestedAt" FROM "AIProcessingRequest"
         WHERE "processingStatus" = 'PENDING_BATCHING' AND ("companyId", model) > (head."companyId", head.model)
         ORDER BY "companyId", model, "requestedAt", id LIMIT 1) next
    )
    SELECT head."companyId", head.model
      FROM head JOIN "Company" company ON company.id = head."companyId" AND company.status IN ('ACTIVE', 'TRIAL')
     ORDER BY head."requestedAt", head."companyId", head.model`;
}

/**
 * What the model's budget of enqueued tokens is (null: none) and how much of it batches in flight take. Holds others
 * who ask for the same model until the transaction ends, so that two creators cannot spend the same room.
 */
export async function lockTokenBudget(
  tx: Transaction,
  model: string,
  inFlightStatuses: readonly string[],
): Promise<{ limit: number | null; enqueued: number }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('livedash.token-budget:' || ${model}, 0))`;
  const [row] = await tx.$queryRaw<{ limit: bigint | null; enqueued: bigint }[]>`
    SELECT (SELECT "enqueuedTokenLimit" FROM "AIModel" WHERE name = ${model}) AS "limit",
           (SELECT coalesce(sum("estimatedInputTokens"), 0)::bigint FROM "AIBatchRequest"
             WHERE model = ${model} AND status = ANY(${[...inFlightStatuses]}::"AIBatchRequestStatus"[])) AS enqueued`;
  return { limit: row?.limit == null ? null : Number(row.limit), enqueued: Number(row?.enqueued ?? 0) };
}

/**
 * The longest-waiting pending requests of a group, locked; those that somebody else has locked are passed over. They
 * come as columns: as rows, fifty thousand of them would take Prisma 100 MB.
 */
export async function lockPending(tx: Transaction, group: PendingGroup, limit: number): Promise<PendingRequest[]> {
  const [columns] = await tx.$queryRaw<{ ids: string[]; inputTokens: number[]; inputBytes: number[] }[]>`
    SELECT coalesce(array_agg(id::text ORDER BY "requestedAt", id), '{}') AS ids,
           coalesce(array_agg("estimatedInputTokens" ORDER BY "requestedAt", id), '{}') AS "inputTokens",
           coalesce(array_agg("estimatedInputBytes" ORDER BY "requestedAt", id), '{}') AS "inputBytes"
      FROM (
        SELECT id, "requestedAt", "estimatedInputTokens", "estimatedInputBytes"
          FROM "AIProcessingRequest"
         WHERE "processingStatus" = 'PENDING_BATCHING'
           AND "companyId" = ${group.companyId}::uuid AND model = ${group.model}
         ORDER BY "requestedAt", id
         LIMIT ${limit}
           FOR UPDATE SKIP LOCKED) locked`;
  const { ids = [], inputTokens = [], inputBytes = [] } = columns ?? {};
  return ids.map((id, index) => ({ id, inputTokens: inputTokens[index] ?? 0, inputBytes: inputBytes[index] ?? 0 }));
}

/** Claims pending requests for a batch. @returns how many still were pending */
export async function claimRequests(
  tx: Transaction,
  { batchId, requestIds, now }: { batchId: string; requestIds: readonly string[]; now: Date },
): Promise<number> {
  let claimedCount = 0;
  for (let from = 0; from < requestIds.length; from += CLAIM_SET_SIZE) {
    claimedCount += await tx.$executeRaw`
      UPDATE "AIProcessingRequest"
         SET "processingStatus" = 'BATCHING_IN_PROGRESS', "batchId" = ${batchId}::uuid, "updatedAt" = ${now}::timestamptz
       WHERE id = ANY(${requestIds.slice(from, from + CLAIM_SET_SIZE)}::uuid[])
         AND ${hasStatus("PENDING_BATCHING")}`;
  }
  return claimedCount;
}
