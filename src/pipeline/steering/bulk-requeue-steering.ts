import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { endBulkRequeue, insertBulkRequeue } from "../../database/bulk-requeue-store.ts";
import { type Database, inTransaction, type Transaction } from "../../database/client.ts";
import { refuseWideSearch } from "../../database/request-filter-sql.ts";
import { type RequestFilter, requestFilterParameters } from "../../domain/request-filter.ts";
import type { Clock } from "../../shared/clock.ts";
import { AppError } from "../../shared/errors.ts";

/** Has a worker carry a bulk requeue out, once the transaction is committed. */
export type BulkRequeueJobs = { enqueueBulkRequeue(tx: Transaction, bulkRequeueId: string): Promise<void> };

type Steering = { database: Database; clock: Clock };

/**
 * Has every failed request requeued that matches a filter now: which those are is written down in this transaction, so
 * that what is requeued is what the operator saw, whatever fails or changes until a worker gets there.
 *
 * @throws {AppError} INVALID_INPUT when the filter's search is too wide
 */
export function startBulkRequeue(
  { database, clock, bulkRequeueJobs }: Steering & { bulkRequeueJobs: BulkRequeueJobs },
  { filter, actor }: { filter: RequestFilter; actor: Actor },
): Promise<{ id: string; matchedCount: number }> {
  return inTransaction(database, async (tx) => {
    await refuseWideSearch(tx, filter);
    const { id, matchedCount } = await insertBulkRequeue(tx, { filter, actor, now: clock.now() });
    if (matchedCount > 0) await bulkRequeueJobs.enqueueBulkRequeue(tx, id);
    const details = { bulkRequeueId: id, filter: requestFilterParameters(filter) };
    await recordAudit(tx, { actor, action: "requests.bulk_requeue_started", affectedCount: matchedCount, details });
    return { id, matchedCount };
  });
}

/**
 * Stops a bulk requeue where it stands. What is requeued by then stays so; the rest is left failed. One that is at its
 * end is left as it is.
 *
 * @returns how many are left failed because of it
 * @throws {AppError} NOT_FOUND
 */
export function cancelBulkRequeue(
  { database, clock }: Steering,
  { id, actor }: { id: string; actor: Actor },
): Promise<{ isCancelled: boolean; leftCount: number }> {
  return inTransaction(database, async (tx) => {
    const isCancelled = await endBulkRequeue(tx, { id, status: "CANCELLED", now: clock.now() });
    const bulk = await tx.bulkRequeue.findUnique({ where: { id } });
    if (bulk === null) throw new AppError("NOT_FOUND", "There is no bulk requeue with this id.");
    if (!isCancelled) return { isCancelled, leftCount: 0 };
    const leftCount = bulk.matchedCount - bulk.requeuedCount - bulk.skippedCount - bulk.notFoundCount;
    const details = { bulkRequeueId: id, requeuedCount: bulk.requeuedCount };
    await recordAudit(tx, { actor, action: "requests.bulk_requeue_cancelled", affectedCount: leftCount, details });
    return { isCancelled, leftCount };
  });
}
