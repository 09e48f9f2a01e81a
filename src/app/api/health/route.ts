import { healthRoute } from "../../../api/rest/health.ts";
import { serve } from "../../server.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(healthRoute);
