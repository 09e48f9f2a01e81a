import { callProcedure } from "./call-procedure.ts";
import { type RestRoute, okResponse } from "./route.ts";

export const summaryRoute: RestRoute = {
  GET: async (call) => {
    const { summary } = await callProcedure(call, "query", "summarize");
    return okResponse({ summary });
  },
};
