import type { ApiDependencies } from "../dependencies.ts";
import { explainError } from "../errors.ts";
import { reportUnexpected } from "../unexpected-error.ts";
import { problemResponse } from "./problem.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

type Method = (typeof METHODS)[number];

export type RestCall = { request: Request; url: URL; dependencies: ApiDependencies };

type RestHandler = (call: RestCall) => Promise<Response>;

/** What a path answers, by method. */
export type RestRoute = Partial<Record<Method, RestHandler>>;

/** A handler for every method, as Next wants them exported: what the route does not answer is 405, never Next's own word. */
export function restHandlers(
  route: RestRoute,
  getDependencies: () => ApiDependencies,
): Record<Method, (request: Request) => Promise<Response>> {
  const complete = withImpliedMethods(route);
  const answer = async (method: Method, request: Request): Promise<Response> => {
    const call = { request, url: new URL(request.url), dependencies: getDependencies() };
    const handler = complete[method] ?? refuseMethod(complete);
    const response = await handler(call).catch((error: unknown) => answerError(error, call));
    response.headers.set("cache-control", "no-store");
    return response;
  };
  const handlerOf = (method: Method) => (request: Request) => answer(method, request);
  return {
    GET: handlerOf("GET"),
    HEAD: handlerOf("HEAD"),
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
    OPTIONS: handlerOf("OPTIONS"),
  };
}

/** `{ "ok": true, … }` */
export function okResponse(body: object = {}): Response {
  return Response.json({ ok: true, ...body });
}

function withImpliedMethods(route: RestRoute): RestRoute {
  const { GET: get } = route;
  const head: RestHandler | undefined = get && (async (call) => withoutBody(await get(call)));
  const known = { ...(head && { HEAD: head }), ...route };
  const options: RestHandler = async () => new Response(null, { status: 204, headers: { allow: allowed(known) } });
  return { OPTIONS: options, ...known };
}

function refuseMethod(route: RestRoute): RestHandler {
  return async ({ request, url }) => {
    const detail = `${request.method} is not among the methods of this path: ${allowed(route)}.`;
    return problemResponse({ code: "METHOD_NOT_ALLOWED", detail }, url.pathname, { allow: allowed(route) });
  };
}

function allowed(route: RestRoute): string {
  return METHODS.filter((method) => method === "OPTIONS" || route[method] !== undefined).join(", ");
}

function withoutBody({ status, headers }: Response): Response {
  return new Response(null, { status, headers });
}

function answerError(error: unknown, { url, dependencies }: RestCall): Response {
  const failure = explainError(error) ?? reportUnexpected(dependencies.log, error, url.pathname);
  return problemResponse(failure, url.pathname);
}
