import { AppError } from "../../shared/errors.ts";
import { readBody } from "./body.ts";
import { okResponse, type RestRoute } from "./route.ts";

/** Hands over the very bytes that were signed. */
export const openaiWebhookRoute: RestRoute = {
  POST: async ({ request, dependencies: { receiveWebhook } }) => {
    if (receiveWebhook === null) throw new AppError("NOT_FOUND", "No webhook is accepted here.");
    await receiveWebhook(await readBody(request), request.headers);
    return okResponse();
  },
};
