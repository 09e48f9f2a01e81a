import { type Caller, identifyCaller } from "../auth/caller.ts";
import type { ApiDependencies } from "./dependencies.ts";
import { type Method, type MethodHandlers, restHandlers } from "./rest/route.ts";
import { REST_ROUTES, type RouteName } from "./rest/routes.ts";

/** Everything that Next's side of the web process asks of ours. */
export type WebRuntime = {
  answer(route: RouteName, method: Method, request: Request): Promise<Response>;
  /** Who sent these headers; null when nobody we know did. */
  identify(headers: Headers): Promise<Caller | null>;
};

export function createWebRuntime(dependencies: ApiDependencies): WebRuntime {
  const handlers = new Map<RouteName, MethodHandlers>();
  for (const name of Object.keys(REST_ROUTES) as RouteName[]) {
    handlers.set(name, restHandlers(REST_ROUTES[name], dependencies));
  }
  return {
    async answer(route, method, request) {
      const handler = handlers.get(route)?.[method];
      if (handler === undefined) throw new Error(`There is no route called ${route}.`);
      return handler(request);
    },
    identify: (headers) => identifyCaller(dependencies.auth, headers),
  };
}
