import type { BatchStatus } from "./batch-status.ts";

/** OpenAI's own word for where a batch stands. Source: the `status` of OpenAI's Batch object. */
export const PROVIDER_STATUSES = [
  "validating",
  "failed",
  "in_progress",
  "finalizing",
  "completed",
  "expired",
  "cancelling",
  "cancelled",
] as const;

export type ProviderStatus = (typeof PROVIDER_STATUSES)[number];

/**
 * What each provider status makes of ours. Expired and cancelled batches may carry paid results, so they become
 * COMPLETED first; `failed` means that validation failed: nothing ran and nothing is to be downloaded.
 */
export const STATUS_OF_PROVIDER = {
  validating: "VALIDATING",
  in_progress: "IN_PROGRESS",
  finalizing: "FINALIZING",
  cancelling: "FINALIZING",
  completed: "COMPLETED",
  expired: "COMPLETED",
  cancelled: "COMPLETED",
  failed: "FAILED",
} as const satisfies Record<ProviderStatus, BatchStatus>;

/** How a batch ends once everything that its provider status left behind is applied. */
export const FINAL_STATUS_OF_PROVIDER = {
  completed: "PROCESSED",
  expired: "FAILED",
  cancelled: "CANCELLED",
  failed: "FAILED",
} as const satisfies Partial<Record<ProviderStatus, BatchStatus>>;

export type TerminalProviderStatus = keyof typeof FINAL_STATUS_OF_PROVIDER;

export function isTerminalProviderStatus(status: string): status is TerminalProviderStatus {
  return Object.hasOwn(FINAL_STATUS_OF_PROVIDER, status);
}

/** Whether it can still be asked to cancel a batch of this status. */
export function canProviderCancel(status: string): boolean {
  return isProviderStatus(status) && !isTerminalProviderStatus(status) && status !== "cancelling";
}

export function isProviderStatus(status: string): status is ProviderStatus {
  const known: readonly string[] = PROVIDER_STATUSES;
  return known.includes(status);
}
