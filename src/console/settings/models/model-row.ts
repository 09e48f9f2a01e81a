import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/router.ts";

export type Model = inferRouterOutputs<AppRouter>["models"]["list"]["models"][number];

export type Price = Model["prices"][number];
