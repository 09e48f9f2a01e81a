import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

/** One recurring job, as the API tells it. */
export type Schedule = inferRouterOutputs<AppRouter>["schedules"]["list"]["schedules"][number];
