import { isEnded } from "../../domain/batch-actions.ts";
import type { BatchDetail } from "./batch.ts";

/** Something that happened to a batch, or is still to come. `sincePrevious` in milliseconds; null for the first. */
export type TimelineStep = { label: string; at: Date | null; sincePrevious: number | null };

type Stamps = Pick<
  BatchDetail,
  | "status"
  | "providerStatus"
  | "openaiBatchId"
  | "createdAt"
  | "uploadIntentAt"
  | "submittedAt"
  | "inProgressAt"
  | "finalizingAt"
  | "cancelRequestedAt"
  | "completedAt"
  | "processedAt"
>;

/** What happened to a batch, in the order of its times, and what is still to come of what every batch goes through. */
export function planTimeline(batch: Stamps): TimelineStep[] {
  const steps = [
    { label: "Created", at: batch.createdAt },
    { label: "Upload begun", at: batch.uploadIntentAt },
    { label: "Submitted to the provider", at: batch.submittedAt },
    { label: "Provider began to run it", at: batch.inProgressAt },
    { label: "Provider began to gather results", at: batch.finalizingAt },
    { label: describeEnd(batch), at: batch.completedAt },
    { label: "Results applied", at: batch.processedAt },
  ];
  const wish = batch.cancelRequestedAt;
  const past = [...steps, ...(wish === null ? [] : [{ label: "Cancellation asked for", at: wish }])]
    .flatMap(({ label, at }) => (at === null ? [] : [{ label, at }]))
    // The same second twice stays in the order of what a batch goes through.
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const dated = past.map(({ label, at }, index) => {
    const before = past[index - 1];
    return { label, at, sincePrevious: before === undefined ? null : at.getTime() - before.at.getTime() };
  });
  const reached = steps.findLastIndex(({ at }) => at !== null);
  const isOver = batch.processedAt !== null;
  const ahead = isOver ? [] : steps.slice(isEnded(batch.status) ? -1 : reached + 1);
  return [
    ...dated,
    ...ahead.filter(({ at }) => at === null).map(({ label }) => ({ label, at: null, sincePrevious: null })),
  ];
}

function describeEnd({ status, providerStatus, openaiBatchId }: Stamps): string {
  if (providerStatus === "expired") return "Expired at the provider";
  if (providerStatus === "cancelled") return "Cancelled at the provider";
  if (providerStatus === "failed") return "Refused by the provider";
  if (status === "CANCELLED" && openaiBatchId === null) return "Cancelled before it was sent";
  return status === "FAILED" ? "Failed" : "Provider done";
}
