import { openaiWebhookRoute } from "../../../../api/rest/openai-webhook.ts";
import { serve } from "../../../server.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(openaiWebhookRoute);
