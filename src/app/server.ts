import type { Method, MethodHandlers } from "../api/rest/route.ts";
import type { RouteName } from "../api/rest/routes.ts";
import type { WebRuntime } from "../api/web-runtime.ts";

/**
 * What the process made when it started, for Next's side of it. Next bundles that side apart: it goes by way of the
 * global object, and only types are imported here, so that nothing of the API, the database or their clients is loaded
 * a second time.
 */
const RUNTIME = Symbol.for("livedash.web");
const holder: typeof globalThis & { [RUNTIME]?: WebRuntime } = globalThis;

/** For the start of the process, once, before the first request. */
export function provideWebRuntime(runtime: WebRuntime): void {
  holder[RUNTIME] = runtime;
}

export function webRuntime(): WebRuntime {
  const runtime = holder[RUNTIME];
  if (runtime === undefined) throw new Error("The web process must be started by local/start-web.ts.");
  return runtime;
}

/** The exports of a route handler: every method, because Next would answer a missing one in its own words. */
export function serve(route: RouteName): MethodHandlers {
  const handlerOf = (method: Method) => (request: Request) => webRuntime().answer(route, method, request);
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
