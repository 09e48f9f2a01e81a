import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

export type BatchInFlight = inferRouterOutputs<AppRouter>["batches"]["listInFlight"]["batches"][number];
