import {
  APPLICABLE_BATCH_STATUSES,
  type BatchStatus,
  IN_FLIGHT_BATCH_STATUSES,
  POLLABLE_BATCH_STATUSES,
  SUBMITTABLE_BATCH_STATUSES,
} from "./batch-status.ts";

/** What decides which actions an operator has on a batch. `claimedCount`: the requests that it has not let go of. */
export type BatchStanding = { status: BatchStatus; openaiBatchId: string | null; claimedCount: number };

/** Why a batch cannot be cancelled, as a sentence; null when it can. */
export function whyNotCancel({ status }: Pick<BatchStanding, "status">): string | null {
  if (isOneOf(IN_FLIGHT_BATCH_STATUSES, status)) return null;
  return `A batch that is ${status} can no longer be cancelled.`;
}

/** Why the provider cannot be asked about a batch, as a sentence; null when it can. */
export function whyNotPoll({ status, openaiBatchId }: Omit<BatchStanding, "claimedCount">): string | null {
  if (isOneOf(SUBMITTABLE_BATCH_STATUSES, status)) return "It is not with the provider yet: there is nothing to ask.";
  if (!isOneOf(POLLABLE_BATCH_STATUSES, status)) return "The provider is done with it: nothing can change there.";
  return openaiBatchId === null ? "The provider has given it no id to ask by." : null;
}

/** Why applying a batch's results again would do nothing, as a sentence; null when it may do something. */
export function whyNotApply({ status, claimedCount }: Omit<BatchStanding, "openaiBatchId">): string | null {
  if (!isEnded(status)) return "It is not at its end yet: its results are applied by themselves once it is.";
  return claimedCount === 0 ? "Everything of it is applied: no request waits for it any more." : null;
}

/** Whether the provider is done with it, whatever of it is applied. */
export function isEnded(status: BatchStatus): boolean {
  return status === "PROCESSED" || isOneOf(APPLICABLE_BATCH_STATUSES, status);
}

function isOneOf(statuses: readonly BatchStatus[], status: BatchStatus): boolean {
  return statuses.includes(status);
}
