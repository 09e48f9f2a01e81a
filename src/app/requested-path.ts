/** The header in which a page learns its own path and query: Next does not tell a layout, the server in front does. */
export const REQUESTED_PATH = "x-livedash-requested-path";

/** The path as in the address bar, also when Next's router asks for the page behind it. */
export function requestedPath(url: string): string {
  const { pathname, searchParams } = new URL(url, "http://here.invalid");
  searchParams.delete("_rsc");
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}
