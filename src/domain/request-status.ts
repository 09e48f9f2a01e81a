/** The four statuses of a request, and which may follow which. Source: LiveDash's `AIRequestStatus`. */
export const REQUEST_STATUSES = [
  "PENDING_BATCHING",
  "BATCHING_IN_PROGRESS",
  "PROCESSING_COMPLETE",
  "PROCESSING_FAILED",
] as const;

export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** What a request is called that ended without an analysis: the only status from which it can be requeued. */
export const FAILED_REQUEST_STATUS = "PROCESSING_FAILED" satisfies RequestStatus;

/** What a request is called that is neither pending nor in flight. */
export const ENDED_REQUEST_STATUSES = ["PROCESSING_COMPLETE", FAILED_REQUEST_STATUS] satisfies RequestStatus[];

export const REQUEST_TRANSITIONS = {
  PENDING_BATCHING: ["BATCHING_IN_PROGRESS", "PROCESSING_FAILED"],
  BATCHING_IN_PROGRESS: ["PENDING_BATCHING", "PROCESSING_COMPLETE", "PROCESSING_FAILED"],
  PROCESSING_COMPLETE: [],
  PROCESSING_FAILED: ["PENDING_BATCHING"],
} as const satisfies Record<RequestStatus, readonly RequestStatus[]>;

/** The lower-case spelling that the REST adapters use. */
export type RestRequestStatus = Lowercase<RequestStatus>;

export const REST_REQUEST_STATUSES = REQUEST_STATUSES.map(toRestStatus);

export function toRestStatus<S extends RequestStatus>(status: S): Lowercase<S> {
  return status.toLowerCase() as Lowercase<S>;
}

export function parseRestStatus(text: string): RequestStatus | undefined {
  return REQUEST_STATUSES.find((status) => toRestStatus(status) === text);
}
