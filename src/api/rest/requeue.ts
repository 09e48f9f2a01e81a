import { readJsonBody } from "./body.ts";
import { callProcedure } from "./call-procedure.ts";
import { okResponse, type RestRoute } from "./route.ts";

export const requeueRoute: RestRoute = {
  POST: async (call) => {
    const result = await callProcedure(call, "mutation", "requests.requeue", () => readJsonBody(call.request));
    return okResponse(result);
  },
};
