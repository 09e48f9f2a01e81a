import { callProcedure } from "./call-procedure.ts";
import { okResponse, type RestRoute } from "./route.ts";

export const requestsRoute: RestRoute = {
  GET: async (call) => {
    const { limit, ...query } = Object.fromEntries(call.url.searchParams);
    const input = limit === undefined ? query : { ...query, limit: parseNumber(limit) };
    return okResponse(await callProcedure(call, "query", "requests.list", async () => input));
  },
};

/** Query parameters are text. What is no plain number stays text, for the procedure to refuse. */
function parseNumber(text: string): number | string {
  return /^-?\d{1,9}$/u.test(text) ? Number(text) : text;
}
