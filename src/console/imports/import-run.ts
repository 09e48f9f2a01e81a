import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["imports"];

/** An import as lists show it. */
export type ImportListItem = Outputs["list"]["rows"][number];

/** Everything about one import. */
export type ImportDetail = Outputs["get"]["run"];

export type RejectedLine = Outputs["rejections"]["rows"][number];

export function importHref(id: string): string {
  return `/imports/${id}`;
}
