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

/** Lines of the CSV that were looked at: each became one of these. */
export function countLines({ sessionCount, duplicateCount, rejectedCount }: ImportListItem): number {
  return sessionCount + duplicateCount + rejectedCount;
}
