"use client";

import {
  createParser,
  type inferParserType,
  parseAsArrayOf,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { REQUEST_SEARCH_FIELDS, type RequestFilter } from "../../domain/request-filter.ts";
import { DEFAULT_REQUEST_ORDER, REQUEST_SORTS, type RequestOrder } from "../../domain/request-order.ts";
import { parseRestStatus, type RequestStatus, toRestStatus } from "../../domain/request-status.ts";
import { isUuid } from "../../domain/uuid.ts";

const status = createParser<RequestStatus>({ parse: (text) => parseRestStatus(text) ?? null, serialize: toRestStatus });

/** What cannot be an id is as good as none. */
const uuid = createParser({
  parse: (text) => (isUuid(text.toLowerCase()) ? text.toLowerCase() : null),
  serialize: String,
});

/** What the list of requests shows, and which request's details are open. */
const REQUESTS_URL = {
  status,
  company: uuid,
  model: parseAsString,
  error: parseAsString,
  group: parseAsString,
  batch: uuid,
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  q: parseAsString,
  in: parseAsStringLiteral(REQUEST_SEARCH_FIELDS).withDefault("id"),
  sort: parseAsStringLiteral(REQUEST_SORTS).withDefault(DEFAULT_REQUEST_ORDER.sort),
  dir: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
  /** The columns that are not shown as they are by default: each is named that was added or taken away. */
  cols: parseAsArrayOf(parseAsString),
  /** Where the page begins; `last` for the last of all. */
  cursor: parseAsString,
  request: uuid,
};

export type RequestsUrl = inferParserType<typeof REQUESTS_URL>;

/** What to change of an address; null takes a parameter out. `push` makes a step that one can go back from. */
export type ChangeRequestsUrl = (
  next: { [Name in keyof RequestsUrl]?: RequestsUrl[Name] | null },
  history?: "push" | "replace",
) => void;

export function useRequestsUrl(): [RequestsUrl, ChangeRequestsUrl] {
  const [url, setUrl] = useQueryStates(REQUESTS_URL);
  const change: ChangeRequestsUrl = (next, history = "push") => {
    // It fails where a later change overtakes it, which is as well.
    setUrl(next, { history }).catch(() => undefined);
  };
  return [url, change];
}

/** Whoever changes what the list has starts at its first page. */
export const FIRST_PAGE = { cursor: null };

export const NO_FILTER = {
  status: null,
  company: null,
  model: null,
  error: null,
  group: null,
  batch: null,
  from: null,
  to: null,
  q: null,
  in: null,
  ...FIRST_PAGE,
};

export function filterOf(url: RequestsUrl): RequestFilter {
  return {
    status: url.status ?? undefined,
    companyId: url.company ?? undefined,
    model: url.model ?? undefined,
    errorCode: url.error ?? undefined,
    messageGroup: url.group ?? undefined,
    batchId: url.batch ?? undefined,
    from: url.from ?? undefined,
    to: url.to ?? undefined,
    search: url.q === null ? undefined : { text: url.q.trim(), in: url.in },
  };
}

export function orderOf({ sort, dir }: RequestsUrl): RequestOrder {
  return { sort, descending: dir === "desc" };
}

export function isFiltered(filter: RequestFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
