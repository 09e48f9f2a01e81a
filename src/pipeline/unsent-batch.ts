import { endCancelled } from "../database/cancel-store.ts";
import type { Transaction } from "../database/client.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { freeTokenBudget } from "./token-budget.ts";

/**
 * Ends a batch that an operator cancelled and that the provider does not have, and asks for its requests to be dealt
 * with. `createIntentAt` is the intent that is known to have come to nothing.
 *
 * @returns false when a submitter was faster
 */
export async function cancelUnsent(
  deps: PipelineDependencies,
  tx: Transaction,
  batch: { id: string; model: string; createIntentAt: Date | null },
): Promise<boolean> {
  const { jobs, clock, log } = deps;
  const { id: batchId, createIntentAt: seenIntent, model } = batch;
  if (!(await endCancelled(tx, { batchId, seenIntent, now: clock.now() }))) return false;
  await jobs.enqueueApply(tx, [batchId]);
  await freeTokenBudget(deps, tx, model);
  log.info({ batchId }, "batch.cancelled_unsent");
  return true;
}
