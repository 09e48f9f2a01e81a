import { recordAudit } from "../database/audit-store.ts";
import {
  addBulkRequeueCounts,
  type BulkRequeueCounts,
  endBulkRequeue,
  lockBulkRequeue,
  takeItems,
} from "../database/bulk-requeue-store.ts";
import { type Database, inTransaction } from "../database/client.ts";
import type { Clock } from "../shared/clock.ts";
import { requeueFailed } from "./request-requeuer.ts";

/** A set takes a fraction of a second, so that nobody waits long for the rows that it locks. */
const SET_SIZE = 1000;

type Dependencies = { database: Database; clock: Clock };

/**
 * Carries out a bulk requeue, set by set. A set's requests, its items and the counts change in one transaction, so a
 * worker that dies leaves nothing half done, and the next goes on from there. One that is at its end is left alone.
 *
 * @returns what this run has done of it
 */
export async function runBulkRequeue(deps: Dependencies, id: string): Promise<BulkRequeueCounts> {
  const done = { requeuedCount: 0, skippedCount: 0, notFoundCount: 0 };
  for (;;) {
    const counts = await requeueSet(deps, id);
    if (counts === null) return done;
    done.requeuedCount += counts.requeuedCount;
    done.skippedCount += counts.skippedCount;
    done.notFoundCount += counts.notFoundCount;
  }
}

/** Null when there was nothing left to do. */
function requeueSet({ database, clock }: Dependencies, id: string): Promise<BulkRequeueCounts | null> {
  return inTransaction(database, async (tx) => {
    const now = clock.now();
    const bulk = await lockBulkRequeue(tx, id, now);
    if (bulk === null) return null;
    const ids = await takeItems(tx, id, SET_SIZE);
    const { requeuedIds, foundCount } = await requeueFailed(tx, ids, now);
    const requeuedCount = requeuedIds.length;
    const counts = { requeuedCount, skippedCount: foundCount - requeuedCount, notFoundCount: ids.length - foundCount };
    const { requeuedCount: affectedCount, ...rest } = await addBulkRequeueCounts(tx, id, counts);
    if (ids.length === SET_SIZE) return counts;
    await endBulkRequeue(tx, { id, status: "COMPLETED", now });
    const details = { bulkRequeueId: id, ...rest };
    await recordAudit(tx, { actor: bulk.actor, action: "requests.requeued", affectedCount, details });
    return counts;
  });
}
