import { APPLICABLE_BATCH_STATUSES, type BatchStatus, SUBMITTABLE_BATCH_STATUSES } from "./batch-status.ts";

/** A batch that is not dealt with yet, and the times from which it can be told how long each part has taken. */
export type UnfinishedBatch = {
  status: BatchStatus;
  createdAt: Date;
  submittedAt: Date | null;
  expiresAt: Date | null;
  completedAt: Date | null;
};

const HOUR = 3600_000;

/** OpenAI's window for a batch, from its creation to its end. */
const WINDOW = 24 * HOUR;

/** What each part may take beyond its time before somebody should look. */
const SENDING = 24 * HOUR;
const AFTER_WINDOW = 2 * HOUR;
const APPLYING = 2 * HOUR;

/** Since when a batch should have been further than it is; null while it is within its time. */
export function stuckSince(batch: UnfinishedBatch, now: Date): Date | null {
  const due = dueAt(batch);
  return now.getTime() > due ? new Date(due) : null;
}

function dueAt({ status, createdAt, submittedAt, expiresAt, completedAt }: UnfinishedBatch): number {
  if (isOneOf(SUBMITTABLE_BATCH_STATUSES, status)) return createdAt.getTime() + SENDING;
  if (isOneOf(APPLICABLE_BATCH_STATUSES, status)) return (completedAt ?? createdAt).getTime() + APPLYING;
  return (expiresAt?.getTime() ?? (submittedAt ?? createdAt).getTime() + WINDOW) + AFTER_WINDOW;
}

function isOneOf(statuses: readonly BatchStatus[], status: BatchStatus): boolean {
  return statuses.includes(status);
}
