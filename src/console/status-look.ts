import type { BatchStatus } from "../domain/batch-status.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import type { Tone } from "./ui/tone.ts";

/** What a status looks like on every screen. `hint` says it in a sentence, for whoever does not know the word. */
export type StatusLook = { label: string; tone: Tone; hint: string };

export const REQUEST_STATUS_LOOK = {
  PENDING_BATCHING: { label: "Pending", tone: "neutral", hint: "Waits for the next batch." },
  BATCHING_IN_PROGRESS: { label: "In a batch", tone: "active", hint: "Claimed by a batch that is not at its end." },
  PROCESSING_COMPLETE: { label: "Complete", tone: "success", hint: "Analysed, and written to its session." },
  PROCESSING_FAILED: { label: "Failed", tone: "danger", hint: "Gave no usable analysis; it can be requeued." },
} as const satisfies Record<RequestStatus, StatusLook>;

export const BATCH_STATUS_LOOK = {
  PENDING: { label: "Pending", tone: "neutral", hint: "Created here, about to be sent." },
  UPLOADING: { label: "Uploading", tone: "info", hint: "Its input file is on the way to the provider." },
  VALIDATING: { label: "Validating", tone: "info", hint: "The provider is checking the input file." },
  IN_PROGRESS: { label: "In progress", tone: "active", hint: "The provider is working through its requests." },
  FINALIZING: { label: "Finalizing", tone: "active", hint: "The provider is preparing the results." },
  COMPLETED: { label: "Results ready", tone: "success", hint: "The provider is done; results are being applied." },
  PROCESSED: { label: "Processed", tone: "success", hint: "All results are applied." },
  FAILED: { label: "Failed", tone: "danger", hint: "Refused at validation, or expired." },
  CANCELLED: { label: "Cancelled", tone: "neutral", hint: "Stopped before its end; what was paid for is applied." },
} as const satisfies Record<BatchStatus, StatusLook>;
