import { checkReadiness } from "../../queries/check-readiness.ts";
import { okResponse, type RestRoute } from "./route.ts";

/** The process answers. */
export const healthRoute: RestRoute = { GET: async () => okResponse() };

/** Work would be done if it came. Why not is in the logs: this needs no key, so it tells nothing more. */
export const readinessRoute: RestRoute = {
  GET: async ({ dependencies: { database, jobMonitor } }) =>
    (await checkReadiness(database, jobMonitor)) ? okResponse() : Response.json({ ok: false }, { status: 503 }),
};
