import { type RequestFilter, requestFilterParameters } from "../../domain/request-filter.ts";

/** The address of the requests that match a filter; with `request`, with that one's details open. */
export function requestsHref(filter: RequestFilter, request?: string): string {
  const parameters = new URLSearchParams(requestFilterParameters(filter));
  if (request !== undefined) parameters.set("request", request);
  return parameters.size === 0 ? "/requests" : `/requests?${parameters}`;
}
