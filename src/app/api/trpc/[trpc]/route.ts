import { trpcRoute } from "../../../../api/rest/trpc.ts";
import { serve } from "../../../server.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(trpcRoute);
