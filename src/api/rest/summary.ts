import { callProcedure } from "./call-procedure.ts";
import { okResponse, type RestRoute } from "./route.ts";

export const summaryRoute: RestRoute = {
  GET: async (call) => {
    const { summary } = await callProcedure(call, "query", "requests.summarize");
    return okResponse({ summary });
  },
};
