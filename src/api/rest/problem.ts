import { API_ERRORS, type Failure } from "../errors.ts";

/** An error as `application/problem+json` (RFC 9457). `instance` is the path that was asked for. */
export function problemResponse({ code, detail }: Failure, instance: string, headers: HeadersInit = {}): Response {
  const { http: status, title } = API_ERRORS[code];
  const type = `urn:livedash:problem:${code.toLowerCase().replaceAll("_", "-")}`;
  const response = Response.json({ type, title, status, detail, instance, ok: false }, { status, headers });
  response.headers.set("content-type", "application/problem+json");
  if (code === "UNAUTHENTICATED") response.headers.set("www-authenticate", 'Bearer realm="livedash"');
  return response;
}
