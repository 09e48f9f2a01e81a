import { isEnded } from "../../domain/batch-actions.ts";
import { formatCount } from "../ui/numbers.ts";
import type { BatchListItem } from "./batch.ts";

type Counts = Pick<
  BatchListItem,
  | "status"
  | "requestCount"
  | "providerCompleted"
  | "providerFailed"
  | "succeededCount"
  | "failedCount"
  | "requeuedCount"
  | "processedAt"
>;

/**
 * How far a batch has come, in words and as a part of its requests: by the provider's counts, as last polled, until
 * results are applied; then by ours.
 */
export function describeProgress(batch: Counts): { done: number; text: string } {
  const { succeeded, failed, requeued } = isEnded(batch.status) ? ownCounts(batch) : providerCounts(batch);
  const parts = [
    `${formatCount(succeeded)} of ${formatCount(batch.requestCount)} succeeded`,
    failed > 0 && `${formatCount(failed)} failed`,
    requeued > 0 && `${formatCount(requeued)} back to waiting`,
  ];
  return { done: succeeded + failed + requeued, text: parts.filter((part) => part !== false).join(" · ") };
}

function providerCounts({ providerCompleted, providerFailed }: Counts) {
  return { succeeded: providerCompleted ?? 0, failed: providerFailed ?? 0, requeued: 0 };
}

function ownCounts({ succeededCount: succeeded, failedCount: failed, requeuedCount: requeued }: Counts) {
  return { succeeded, failed, requeued };
}
