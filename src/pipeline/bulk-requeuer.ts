import { type Actor, recordAudit } from "../database/audit-store.ts";
import {
  addBulkRequeueCounts,
  type BulkRequeueCounts,
  endBulkRequeue,
  lockBulkRequeue,
  takeItems,
} from "../database/bulk-requeue-store.ts";
import { type Database, inSqlTransaction, inTransaction } from "../database/client.ts";
import type { Clock } from "../shared/clock.ts";
import { foldCounter } from "./counter-folder.ts";
import { requeueFailed } from "./request-requeuer.ts";

/** Whoever wants a row of a set waits for the set, so sets are as large as this leaves time for, and no larger. */
const SET_MILLISECONDS = 40;

const SET_SIZES = { least: 50, most: 1000 };

/**
 * A set of requests of many companies and error codes leaves hundreds of rows in the counters. They are folded on the way,
 * not once a minute, so that whoever looks at the counts meanwhile does not add up a hundred thousand.
 */
const SETS_BETWEEN_FOLDS = 50;

type Dependencies = { database: Database; clock: Clock };

/**
 * Carries out a bulk requeue, set by set. A set's requests, its items and the counts change in one transaction, so a
 * worker that dies leaves nothing half done, and the next goes on from there. What is left to do is in the items alone, so
 * the last set and the end need not be one. A bulk requeue that is at its end is left alone.
 *
 * @returns what this run has done of it
 */
export async function runBulkRequeue(deps: Dependencies, id: string): Promise<BulkRequeueCounts> {
  const done = { requeuedCount: 0, skippedCount: 0, notFoundCount: 0 };
  let [after, limit]: [string | null, number] = [null, SET_SIZES.least];
  for (let setCount = 1; ; setCount++) {
    const set = await requeueSet(deps, id, { after, limit });
    if (set === null) return done;
    done.requeuedCount += set.counts.requeuedCount;
    done.skippedCount += set.counts.skippedCount;
    done.notFoundCount += set.counts.notFoundCount;
    if (set.isLast) break;
    after = set.last;
    limit = nextSize(limit, performance.now() - set.heldSince);
    if (setCount % SETS_BETWEEN_FOLDS === 0) await foldRequestCounts(deps);
  }
  await complete(deps, id);
  return done;
}

async function foldRequestCounts({ database }: Dependencies): Promise<void> {
  await foldCounter(database, "RequestCount");
  await foldCounter(database, "FailureGroupCount");
}

/** As many as would have been done in time, but no more than twice as many as the last time. */
function nextSize(size: number, milliseconds: number): number {
  const inTime = size * Math.min(2, SET_MILLISECONDS / milliseconds);
  return Math.round(Math.min(SET_SIZES.most, Math.max(SET_SIZES.least, inTime)));
}

/** After `last` comes the next set, unless this `isLast`; its requests were locked from `heldSince` on. */
type DoneSet = { counts: BulkRequeueCounts; last: string | null; isLast: boolean; heldSince: number };

/** Null for a bulk requeue that is at its end. */
function requeueSet(
  { database, clock }: Dependencies,
  id: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<DoneSet | null> {
  return inSqlTransaction(database, async (tx) => {
    const now = clock.now();
    if (!(await lockBulkRequeue(tx, id, now))) return null;
    const { ids, last } = await takeItems(tx, id, { after, limit });
    const heldSince = performance.now();
    const { requeuedIds, foundCount } = await requeueFailed(tx, ids, now);
    const requeuedCount = requeuedIds.length;
    const counts = { requeuedCount, skippedCount: foundCount - requeuedCount, notFoundCount: ids.length - foundCount };
    await addBulkRequeueCounts(tx, id, counts);
    return { counts, last, isLast: ids.length < limit, heldSince };
  });
}

function complete({ database, clock }: Dependencies, id: string): Promise<void> {
  return inTransaction(database, async (tx) => {
    if (!(await endBulkRequeue(tx, { id, status: "COMPLETED", now: clock.now() }))) return;
    const { actorType, actorId, actorLabel, requeuedCount, skippedCount, notFoundCount } =
      await tx.bulkRequeue.findUniqueOrThrow({ where: { id } });
    const actor = { type: actorType as Actor["type"], id: actorId, label: actorLabel };
    const details = { bulkRequeueId: id, skippedCount, notFoundCount };
    await recordAudit(tx, { actor, action: "requests.requeued", affectedCount: requeuedCount, details });
  });
}
