import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

/** A job with all that is known of it, as the API tells it. */
export type JobFull = inferRouterOutputs<AppRouter>["jobs"]["get"]["job"];
