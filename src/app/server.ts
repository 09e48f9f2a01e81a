import type { ApiDependencies } from "../api/dependencies.ts";
import { type RestRoute, restHandlers } from "../api/rest/route.ts";
import { type Caller, identifyCaller } from "../auth/caller.ts";

/** What the process's start leaves for the routes. Next bundles the two apart, so it goes by way of the global object. */
export type WebRuntime = { api: ApiDependencies };

const RUNTIME = Symbol.for("livedash.web");
const holder: typeof globalThis & { [RUNTIME]?: WebRuntime } = globalThis;

/** For `instrumentation.ts`, once, before the first request. */
export function provideWebRuntime(runtime: WebRuntime): void {
  holder[RUNTIME] = runtime;
}

/** What the API needs of the world, as made when the process started. */
export function apiDependencies(): ApiDependencies {
  const runtime = holder[RUNTIME];
  if (runtime === undefined) throw new Error("The web process was not started: instrumentation.ts has not run.");
  return runtime.api;
}

/** The exports of a route handler. */
export function serve(route: RestRoute): ReturnType<typeof restHandlers> {
  return restHandlers(route, apiDependencies);
}

/** Who is looking at a page: `await getCaller(await headers())` in a server component. */
export function getCaller(headers: Headers): Promise<Caller | null> {
  return identifyCaller(apiDependencies().auth, headers);
}
