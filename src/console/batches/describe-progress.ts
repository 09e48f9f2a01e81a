import { isEnded } from "../../domain/batch-actions.ts";
import { formatCount } from "../ui/numbers.ts";
import type { Tone } from "../ui/tone.ts";
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
>;

/** `parts` lie one after the other, each from `start`; those of nothing are left out. */
type Progress = { done: number; text: string; parts: { tone: Tone; start: number; count: number }[] };

/**
 * How far a batch has come: by the provider's counts, as last polled, while it works on it; then by ours of what was
 * applied, since that is what the sessions have.
 */
export function describeProgress(batch: Counts): Progress {
  const isOver = isEnded(batch.status);
  const { succeeded, failed, requeued } = isOver ? ownCounts(batch) : providerCounts(batch);
  const words = [
    `${formatCount(succeeded)} of ${formatCount(batch.requestCount)} succeeded`,
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(requeued > 0 ? [`${formatCount(requeued)} back to waiting`] : []),
  ];
  const parts = [
    { tone: isOver ? ("success" as const) : ("active" as const), start: 0, count: succeeded },
    { tone: "danger" as const, start: succeeded, count: failed },
    { tone: "neutral" as const, start: succeeded + failed, count: requeued },
  ];
  return {
    done: succeeded + failed + requeued,
    text: words.join(" · "),
    parts: parts.filter(({ count }) => count > 0),
  };
}

function providerCounts({ providerCompleted, providerFailed }: Counts) {
  return { succeeded: providerCompleted ?? 0, failed: providerFailed ?? 0, requeued: 0 };
}

function ownCounts({ succeededCount: succeeded, failedCount: failed, requeuedCount: requeued }: Counts) {
  return { succeeded, failed, requeued };
}
