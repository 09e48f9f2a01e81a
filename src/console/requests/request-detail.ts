import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

export type RequestDetail = inferRouterOutputs<AppRouter>["requests"]["get"]["request"];
export type RequestAttempt = RequestDetail["attempts"][number];
