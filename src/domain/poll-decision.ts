import { type BatchStatus, canBatchBecome } from "./batch-status.ts";
import { isSettledProviderBatch, type ProviderBatch } from "./provider-batch.ts";
import { isProviderStatus, isTerminalProviderStatus, STATUS_OF_PROVIDER } from "./provider-status.ts";

/** What a look at the provider's batch makes of ours. */
export type PollDecision = {
  status: BatchStatus;
  /** The provider is done and nothing more is to come: its results are to be applied. */
  isSettled: boolean;
};

/**
 * Follows the provider, but never backwards: an answer that is older than what we know, or a status that we do not
 * know, changes nothing. A batch whose output file is still to be named waits as FINALIZING.
 */
export function decidePoll(status: BatchStatus, batch: ProviderBatch, now: Date): PollDecision {
  if (!isProviderStatus(batch.status)) return { status, isSettled: false };
  const isSettled = isSettledProviderBatch(batch, now);
  const isWaiting = isTerminalProviderStatus(batch.status) && !isSettled;
  const target = isWaiting ? "FINALIZING" : STATUS_OF_PROVIDER[batch.status];
  return { status: canBatchBecome(status, target) ? target : status, isSettled };
}

/** OpenAI runs a batch within 24 hours; one that it still does not know after this long is not going to come back. */
const VANISHED_AFTER_SECONDS = 25 * 3600;

/** Whether a batch that the provider says it does not know is to be given up, rather than asked for once more. */
export function isVanished(submittedAt: Date, now: Date): boolean {
  return now.getTime() - submittedAt.getTime() > VANISHED_AFTER_SECONDS * 1000;
}
