/**
 * Whether a browser sent this on behalf of our own console. A cookie proves who somebody is, not that they meant it:
 * any site can make their browser send a form. `Sec-Fetch-Site` cannot be forged by a page, but comes over https and
 * from localhost only; `Origin` comes with every POST. JSON besides: no form can send it.
 */
export function isSameOriginJson(headers: Headers, trustedOrigins: ReadonlySet<string>): boolean {
  return isJson(headers) && isSameOrigin(headers, trustedOrigins);
}

export function isJson(headers: Headers): boolean {
  return /^application\/json\s*(?:;|$)/iu.test(headers.get("content-type") ?? "");
}

/** The same for a body that is not JSON, of a type that no form can send either. */
export function isSameOrigin(headers: Headers, trustedOrigins: ReadonlySet<string>): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return trustedOrigins.has(headers.get("origin") ?? "");
}
