/** What a list of requests may be sorted by. */
export const REQUEST_SORTS = ["requestedAt", "completedAt"] as const;

export type RequestSort = (typeof REQUEST_SORTS)[number];

/** Requests that have not ended come as if they ended last of all. */
export type RequestOrder = { sort: RequestSort; descending: boolean };

export const DEFAULT_REQUEST_ORDER: RequestOrder = { sort: "requestedAt", descending: true };
