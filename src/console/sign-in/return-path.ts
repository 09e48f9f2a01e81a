const HERE = "http://here.invalid";
const SIGN_IN = "/sign-in";

/**
 * Where to go after signing in: the path that was asked for, if it is one of this site's pages; else the overview. A
 * link that leads through our sign-in page must not end on somebody else's.
 */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith("/")) return "/";
  // As a browser reads it: `//evil.example` and `/\evil.example` are other hosts.
  const url = URL.parse(wanted, HERE);
  if (url === null || url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  if (url.pathname === SIGN_IN || url.pathname.startsWith("/api/")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The sign-in page, which leads back to `wanted`. */
export function signInPath(wanted: string): string {
  const path = returnPath(wanted);
  return path === "/" ? SIGN_IN : `${SIGN_IN}?${new URLSearchParams({ next: path })}`;
}
