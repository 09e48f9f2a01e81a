/** The nine statuses of one of our batches, and which may follow which. Source: LiveDash's `AIBatchRequestStatus`. */
export const BATCH_STATUSES = [
  "PENDING",
  "UPLOADING",
  "VALIDATING",
  "IN_PROGRESS",
  "FINALIZING",
  "COMPLETED",
  "PROCESSED",
  "FAILED",
  "CANCELLED",
] as const;

export type BatchStatus = (typeof BATCH_STATUSES)[number];

/**
 * COMPLETED means that the provider is done and results can be downloaded, also after it expired or cancelled the
 * batch: what was paid for is applied first, only then does the batch end as PROCESSED, FAILED or CANCELLED. VALIDATING
 * goes back to UPLOADING when the provider did not see the input file yet, and nothing was run.
 */
export const BATCH_TRANSITIONS = {
  PENDING: ["UPLOADING", "FAILED", "CANCELLED"],
  UPLOADING: ["VALIDATING", "FAILED", "CANCELLED"],
  VALIDATING: ["UPLOADING", "IN_PROGRESS", "FINALIZING", "COMPLETED", "FAILED"],
  IN_PROGRESS: ["FINALIZING", "COMPLETED", "FAILED"],
  FINALIZING: ["COMPLETED", "FAILED"],
  COMPLETED: ["PROCESSED", "FAILED", "CANCELLED"],
  PROCESSED: [],
  FAILED: [],
  CANCELLED: [],
} as const satisfies Record<BatchStatus, readonly BatchStatus[]>;

/** Batches that still have to be sent. */
export const SUBMITTABLE_BATCH_STATUSES = ["PENDING", "UPLOADING"] as const satisfies readonly BatchStatus[];

/** Batches that the provider is working on: the poller asks about these. */
export const POLLABLE_BATCH_STATUSES = [
  "VALIDATING",
  "IN_PROGRESS",
  "FINALIZING",
] as const satisfies readonly BatchStatus[];

/** Batches that may still change; their input tokens count against the model's budget until the provider is done. */
export const IN_FLIGHT_BATCH_STATUSES = [
  ...SUBMITTABLE_BATCH_STATUSES,
  ...POLLABLE_BATCH_STATUSES,
] as const satisfies readonly BatchStatus[];

/** Batches at their end. Without `processedAt` their results or requests are still to be dealt with. */
export const APPLICABLE_BATCH_STATUSES = ["COMPLETED", "FAILED", "CANCELLED"] as const satisfies readonly BatchStatus[];

export function canBatchBecome(from: BatchStatus, to: BatchStatus): boolean {
  const next: readonly BatchStatus[] = BATCH_TRANSITIONS[from];
  return next.includes(to);
}
