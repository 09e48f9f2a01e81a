import type { ApiDependencies } from "../dependencies.ts";
import { explainError } from "../errors.ts";
import { reportUnexpected } from "../unexpected-error.ts";
import { problemResponse } from "./problem.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export type Method = (typeof METHODS)[number];

export function isMethod(text: string): text is Method {
  return METHODS.some((method) => method === text);
}

export type MethodHandlers = Record<Method, (request: Request) => Promise<Response>>;

export type RestCall = { request: Request; url: URL; dependencies: ApiDependencies };

type RestHandler = (call: RestCall) => Promise<Response>;

/** What a path answers, by method. */
export type RestRoute = Partial<Record<Method, RestHandler>>;

/** A handler for every method: what the route does not answer is 405. No answer may be kept by a cache. */
export function restHandlers(route: RestRoute, dependencies: ApiDependencies): MethodHandlers {
  const complete = withImpliedMethods(route);
  const handlers = METHODS.map((method) => {
    const handler = complete[method] ?? refuseMethod(complete);
    return [method, (request: Request) => answer(handler, { request, url: new URL(request.url), dependencies })];
  });
  return Object.fromEntries(handlers) as MethodHandlers;
}

async function answer(handler: RestHandler, call: RestCall): Promise<Response> {
  const response = await handler(call).catch((error: unknown) => answerError(error, call));
  response.headers.set("cache-control", "no-store");
  return response;
}

/** `{ "ok": true, … }` */
export function okResponse(body: object = {}): Response {
  return Response.json({ ok: true, ...body });
}

function withImpliedMethods(route: RestRoute): RestRoute {
  const { GET: get } = route;
  const head: RestHandler | undefined = get && (async (call) => withoutBody(await get(asGet(call))));
  const known = { ...(head && { HEAD: head }), ...route };
  const options: RestHandler = async () => new Response(null, { status: 204, headers: { allow: allowed(known) } });
  return { OPTIONS: options, ...known };
}

/** HEAD answers what GET would, so nobody behind the route may tell the two apart. */
function asGet(call: RestCall): RestCall {
  const { url, headers, signal } = call.request;
  return { ...call, request: new Request(url, { headers, signal }) };
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

async function withoutBody({ body, status, headers }: Response): Promise<Response> {
  await body?.cancel();
  return new Response(null, { status, headers });
}

function answerError(error: unknown, { url, dependencies }: RestCall): Response {
  const failure = explainError(error) ?? reportUnexpected(dependencies.log, error, url.pathname);
  return problemResponse(failure, url.pathname);
}
