import type { RequestStatus } from "../../domain/request-status.ts";
import { requestsHref } from "./requests-href.ts";
import { filterOf, type RequestsUrl } from "./requests-url.ts";

/** The same list for another status: filters, order and columns stay, the page does not. */
export function tabHref(url: RequestsUrl, status: RequestStatus | undefined): string {
  const href = new URL(requestsHref({ ...filterOf(url), status }), "http://tabs");
  if (url.sort !== "requestedAt") href.searchParams.set("sort", url.sort);
  if (url.dir !== "desc") href.searchParams.set("dir", url.dir);
  if (url.cols !== null) href.searchParams.set("cols", url.cols.join(","));
  return `${href.pathname}${href.search}`;
}
