import { failedOf, type RequestFilter, requestFilterParameters } from "../domain/request-filter.ts";
import type { Actor } from "./audit-store.ts";
import type { SqlTransaction, Transaction } from "./client.ts";
import { requestFilterSql } from "./request-filter-sql.ts";

/** What became of a set of items. `skipped`: no longer failed when its turn came. */
export type BulkRequeueCounts = { requeuedCount: number; skippedCount: number; notFoundCount: number };

/**
 * Writes down which failed requests match a filter at this moment: those are requeued, and none that fails later.
 * @returns how many they are
 */
export async function insertBulkRequeue(
  tx: Transaction,
  input: { filter: RequestFilter; actor: Actor; now: Date },
): Promise<{ id: string; matchedCount: number }> {
  const { filter, actor, now } = input;
  const { id } = await tx.bulkRequeue.create({
    data: {
      filter: requestFilterParameters(filter),
      matchedCount: 0,
      actorType: actor.type,
      actorId: actor.id,
      actorLabel: actor.label,
      createdAt: now,
    },
    select: { id: true },
  });
  const failed = failedOf(filter);
  const matchedCount = failed === null ? 0 : await insertItems(tx, id, failed);
  const isDone = matchedCount === 0;
  await tx.bulkRequeue.update({
    where: { id },
    data: { matchedCount, ...(isDone && { status: "COMPLETED", startedAt: now, finishedAt: now }) },
  });
  return { id, matchedCount };
}

function insertItems(tx: Transaction, bulkRequeueId: string, filter: RequestFilter): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "BulkRequeueItem" ("bulkRequeueId", "requestId")
    SELECT ${bulkRequeueId}::uuid, request.id FROM "AIProcessingRequest" request WHERE ${requestFilterSql(filter)}
     ORDER BY request."requestedAt", request.id`;
}

/**
 * Begins, or goes on; until the transaction is over nobody else can. @returns false for one that is at its end
 */
export async function lockBulkRequeue(tx: SqlTransaction, id: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE "BulkRequeue" SET status = 'RUNNING', "startedAt" = coalesce("startedAt", ${now}::timestamptz)
     WHERE id = ${id}::uuid AND status IN ('WAITING', 'RUNNING')`;
  return count > 0;
}

/** Items of which the last in their order is `last`, a number as text; null when there are none. */
export type TakenItems = { ids: string[]; last: string | null };

/**
 * Takes the next items after `after`, in their order: they are done, if the transaction is. Whoever has taken all before
 * that place says so, to get past what is left of them in the index until it is vacuumed. An array, and not a join: of a
 * table that was empty a moment ago the planner knows nothing.
 */
export async function takeItems(
  tx: SqlTransaction,
  bulkRequeueId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<TakenItems> {
  const [row] = await tx.$queryRaw<TakenItems[]>`
    WITH taken AS (
      DELETE FROM "BulkRequeueItem"
       WHERE "bulkRequeueId" = ${bulkRequeueId}::uuid AND seq = ANY (ARRAY (
             SELECT seq FROM "BulkRequeueItem"
              WHERE "bulkRequeueId" = ${bulkRequeueId}::uuid AND seq > coalesce(${after}::bigint, 0)
              ORDER BY seq LIMIT ${limit}::int))
      RETURNING seq, "requestId")
    SELECT coalesce(array_agg("requestId"::text), '{}') AS ids, max(seq)::text AS last FROM taken`;
  return row ?? { ids: [], last: null };
}

export async function addBulkRequeueCounts(tx: SqlTransaction, id: string, counts: BulkRequeueCounts): Promise<void> {
  await tx.$executeRaw`
    UPDATE "BulkRequeue"
       SET "requeuedCount" = "requeuedCount" + ${counts.requeuedCount}::int,
           "skippedCount" = "skippedCount" + ${counts.skippedCount}::int,
           "notFoundCount" = "notFoundCount" + ${counts.notFoundCount}::int
     WHERE id = ${id}::uuid`;
}

/** Ends one that is not at its end. What was still to be done is forgotten. @returns whether there was something to end */
export async function endBulkRequeue(
  tx: Transaction,
  { id, status, now }: { id: string; status: "COMPLETED" | "CANCELLED"; now: Date },
): Promise<boolean> {
  const { count } = await tx.bulkRequeue.updateMany({
    where: { id, status: { in: ["WAITING", "RUNNING"] } },
    data: { status, finishedAt: now },
  });
  if (count > 0) await tx.bulkRequeueItem.deleteMany({ where: { bulkRequeueId: id } });
  return count > 0;
}
