import {
  type ApplicableBatch,
  type AppliedCounts,
  addAppliedCounts,
  countFailedWith,
  listRequestsOfLines,
  lockClaimed,
  lockUntouched,
} from "../database/apply-store.ts";
import { inTransaction, type Transaction } from "../database/client.ts";
import { claimedBy, releaseRequests, writeFailures } from "../database/failure-store.ts";
import { listClaimedIds } from "../database/input-store.ts";
import { linesAtFault, remainderOf, statusAfterFailure } from "../domain/batch-remainder.ts";
import type { Failure, FailureCode } from "../domain/failure.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { failedAttempt } from "./failed-attempt.ts";

const SET_SIZE = 1000;

/** What a request fails with whose line the provider blamed. */
const BLAMED: FailureCode = "invalid_input_line";

/**
 * Deals with every request that a batch still claims after all its result lines are applied, so that none is stranded:
 * by the rule for how the batch ended.
 */
export async function applyRemainder(deps: PipelineDependencies, batch: ApplicableBatch): Promise<AppliedCounts> {
  const total: AppliedCounts = { succeededCount: 0, failedCount: 0, requeuedCount: 0 };
  const add = (counts: AppliedCounts) => {
    total.failedCount += counts.failedCount;
    total.requeuedCount += counts.requeuedCount;
  };
  add(await failLinesAtFault(deps, batch));
  await deps.crashPoint("applier.lines_failed");
  const { failure, isAttempt } = remainderOf(batch, await countFailedWith(deps.database, batch.id, BLAMED));
  for (;;) {
    const ids = await listClaimedIds(deps.database, { batchId: batch.id, afterId: null, limit: SET_SIZE });
    if (ids.length === 0) return total;
    const write = (tx: Transaction) =>
      isAttempt ? failSet(deps, tx, batch.id, ids, () => failure) : releaseSet(deps, tx, batch.id, ids);
    add(await inTransaction(deps.database, write));
  }
}

/**
 * Lines are told by their place among the batch's requests, so this comes first, while all of them are still there; the
 * lock keeps it so while another applier is at it.
 */
async function failLinesAtFault(deps: PipelineDependencies, batch: ApplicableBatch): Promise<AppliedCounts> {
  const failures = new Map(linesAtFault(batch).map(({ line, failure }) => [line, failure]));
  const nothing = { succeededCount: 0, failedCount: 0, requeuedCount: 0 };
  if (failures.size === 0) return nothing;
  return inTransaction(deps.database, async (tx) => {
    if (!(await lockUntouched(tx, batch.id))) return nothing;
    const named = await listRequestsOfLines(tx, batch.id, [...failures.keys()]);
    const byId = new Map(named.map(({ id, line }) => [id, failures.get(line)]));
    return failSet(deps, tx, batch.id, [...byId.keys()], (id) => byId.get(id));
  });
}

async function failSet(
  { clock, settings, crashPoint }: PipelineDependencies,
  tx: Transaction,
  batchId: string,
  ids: readonly string[],
  failureOfRequest: (id: string) => Failure | undefined,
): Promise<AppliedCounts> {
  const claimed = await lockClaimed(tx, batchId, ids);
  const attempts = claimed.flatMap(({ id, attempt }) => {
    const failure = failureOfRequest(id);
    if (failure === undefined) return [];
    return [failedAttempt(id, statusAfterFailure(failure, attempt, settings.maxAttempts), failure)];
  });
  const written = await writeFailures(tx, { expected: claimedBy(batchId), attempts, now: clock.now() });
  await crashPoint("applier.remainder_written");
  const counts = { succeededCount: 0, ...written };
  await addAppliedCounts(tx, batchId, counts);
  return counts;
}

async function releaseSet(
  { clock, crashPoint }: PipelineDependencies,
  tx: Transaction,
  batchId: string,
  requestIds: readonly string[],
): Promise<AppliedCounts> {
  const requeuedCount = await releaseRequests(tx, { batchId, requestIds, now: clock.now() });
  await crashPoint("applier.remainder_written");
  const counts = { succeededCount: 0, failedCount: 0, requeuedCount };
  await addAppliedCounts(tx, batchId, counts);
  return counts;
}
