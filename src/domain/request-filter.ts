import { FAILED_REQUEST_STATUS, type RequestStatus } from "./request-status.ts";

/** What a search reads: ids of the request or its session, the id in the CSV, or the message of the error. */
export const REQUEST_SEARCH_FIELDS = ["id", "external", "error"] as const;

export type RequestSearchField = (typeof REQUEST_SEARCH_FIELDS)[number];

export type RequestSearch = { text: string; in: RequestSearchField };

/**
 * Which requests: those that meet every condition that is given. `from` is inclusive and `to` exclusive, both on the
 * time at which the request was made; `messageGroup` is an error message with its numbers and ids left out.
 */
export type RequestFilter = {
  status?: RequestStatus | undefined;
  companyId?: string | undefined;
  model?: string | undefined;
  errorCode?: string | undefined;
  messageGroup?: string | undefined;
  batchId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  search?: RequestSearch | undefined;
};

/** The least that a search needs, so that an index can answer it: eight digits of an id, three letters of a text. */
export const SEARCH_MIN_LENGTH = { id: 8, external: 1, error: 3 } as const satisfies Record<RequestSearchField, number>;

/** A filter as the parameters of an address, by the names that the screen and the export read. What is absent is not there. */
export function requestFilterParameters(filter: RequestFilter): Record<string, string> {
  const entries = [
    ["status", filter.status?.toLowerCase()],
    ["company", filter.companyId],
    ["model", filter.model],
    ["error", filter.errorCode],
    ["group", filter.messageGroup],
    ["batch", filter.batchId],
    ["from", filter.from?.toISOString()],
    ["to", filter.to?.toISOString()],
    ["q", filter.search?.text],
    ["in", filter.search?.in],
  ] as const;
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Whether a filter asks for what only failed requests have. */
export function isOfFailed({ errorCode, messageGroup, search }: RequestFilter): boolean {
  return errorCode !== undefined || messageGroup !== undefined || search?.in === "error";
}

/** Of the requests that match a filter those that can be requeued: the failed ones. Null where there can be none. */
export function failedOf(filter: RequestFilter): RequestFilter | null {
  const { status = FAILED_REQUEST_STATUS } = filter;
  return status === FAILED_REQUEST_STATUS ? { ...filter, status } : null;
}
