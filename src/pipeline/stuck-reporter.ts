import { liftHold, putHold } from "../database/hold-store.ts";
import { listUnfinished } from "../database/sweep-store.ts";
import { STUCK_HOLD } from "../domain/hold.ts";
import { stuckSince } from "../domain/stuck-batch.ts";
import type { PipelineDependencies } from "./dependencies.ts";

/**
 * Reports batches that should have been further long ago: in the log, and beside the holds, where an operator sees it.
 * Nothing is done to them, for their requests may have been paid for; once they move on, the report goes away.
 *
 * @returns their ids, the one that is due for longest first
 */
export async function reportStuck({ database, clock, log }: PipelineDependencies): Promise<string[]> {
  const now = clock.now();
  const stuck = (await listUnfinished(database))
    .flatMap((batch) => {
      const since = stuckSince(batch, now);
      return since === null ? [] : [{ ...batch, since }];
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());
  const [longest] = stuck;
  if (longest === undefined) {
    await liftHold(database, STUCK_HOLD);
    return [];
  }
  const ids = stuck.map(({ id }) => id);
  const { id, status, since } = longest;
  const message =
    `Batches that should have been further by now: ${ids.length}. Due for longest: ${id}, which is ${status}, ` +
    `since ${since.toISOString()}. Nothing was done to them and no request is lost.`;
  await putHold(database, { scope: STUCK_HOLD, code: "batches_stuck", message, until: null, now });
  log.error({ batchIds: ids, longest: { batchId: id, status, since } }, "batches.stuck");
  return ids;
}
