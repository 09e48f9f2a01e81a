import { type AppliedCounts, getEnded } from "../database/apply-store.ts";
import { inTransaction, type Transaction } from "../database/client.ts";
import { writeFailures } from "../database/failure-store.ts";
import { listStrandingIds, lockWithoutBatch } from "../database/sweep-store.ts";
import { statusAfterFailure } from "../domain/batch-remainder.ts";
import { failureOf } from "../domain/failure.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { failedAttempt } from "./failed-attempt.ts";
import { applyRemainder } from "./remainder-applier.ts";

const SET_SIZE = 1000;

/**
 * Deals with requests that are in progress although nothing will come for them any more: those of a batch that has
 * ended, by the rule for what a batch leaves behind, and those that no batch claims. No step of the pipeline leaves any.
 *
 * @returns how many there were
 */
export async function sweepStranded(deps: PipelineDependencies): Promise<number> {
  const { database, log } = deps;
  let total = 0;
  for (const batchId of await listStrandingIds(database)) {
    const counts = await applyRemainder(deps, await getEnded(database, batchId));
    log.error({ batchId, ...counts }, "requests.stranded");
    total += counts.failedCount + counts.requeuedCount;
  }
  for (;;) {
    const counts = await inTransaction(database, (tx) => endWithoutBatch(deps, tx));
    const count = counts.failedCount + counts.requeuedCount;
    if (count === 0) return total;
    log.error({ batchId: null, ...counts }, "requests.stranded");
    total += count;
  }
}

async function endWithoutBatch(
  { clock, settings }: PipelineDependencies,
  tx: Transaction,
): Promise<Omit<AppliedCounts, "succeededCount">> {
  const failure = failureOf("result_missing");
  const attempts = (await lockWithoutBatch(tx, SET_SIZE)).map(({ id, attempt }) =>
    failedAttempt(id, statusAfterFailure(failure, attempt, settings.maxAttempts), failure),
  );
  const expected = { status: "BATCHING_IN_PROGRESS", batchId: null } as const;
  return writeFailures(tx, { expected, attempts, now: clock.now() });
}
