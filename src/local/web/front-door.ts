import type { IncomingMessage, ServerResponse } from "node:http";
import type { Failure } from "../../api/errors.ts";
import { problemResponse } from "../../api/rest/problem.ts";
import { isMethod } from "../../api/rest/route.ts";

/**
 * Answers what Next would answer with its own error page, or not at all: a target that is no path, a path below `/api`
 * that nobody can decode, a method that no route knows. @returns whether it has answered
 */
export function turnAway(request: IncomingMessage, response: ServerResponse): boolean {
  const { method = "", url = "" } = request;
  const failure = refusalOf(method, url);
  if (failure === null) return false;
  const problem = problemResponse(failure, pathOf(url) ?? "/");
  response.writeHead(problem.status, Object.fromEntries(problem.headers));
  // Of what such a caller sends besides, nothing is read.
  response.shouldKeepAlive = false;
  problem.text().then(
    (text) => response.end(text),
    (error: Error) => response.destroy(error),
  );
  return true;
}

function refusalOf(method: string, url: string): Failure | null {
  const path = pathOf(url);
  if (path === null) return { code: "INVALID_INPUT", detail: "The target of the request is not a path." };
  if (!isMethod(method)) return { code: "METHOD_NOT_ALLOWED", detail: `${method} is not a method of any path.` };
  const isApi = path === "/api" || path.startsWith("/api/");
  if (isApi && !isDecodable(path)) return { code: "INVALID_INPUT", detail: "The path is not encoded as UTF-8." };
  return null;
}

/** Null for what begins with two slashes as well: a browser would take it for the name of another host. */
function pathOf(url: string): string | null {
  if (!/^\/(?![/\\])/u.test(url)) return null;
  return URL.parse(url, "http://here.invalid")?.pathname ?? null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
