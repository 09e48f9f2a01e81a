import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["companies"];

/** A company as the list shows it. */
export type CompanyListItem = Outputs["list"]["rows"][number];

/** Everything about one company. */
export type CompanyDetail = Outputs["get"]["company"];
