import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

export type BulkRequeue = inferRouterOutputs<AppRouter>["requests"]["bulkRequeues"]["bulkRequeues"][number];

/** Whether something is still to come of it. */
export function isUnderWay({ finishedAt }: BulkRequeue): boolean {
  return finishedAt === null;
}

/** How many of its requests it is done with, one way or another. */
export function doneCount({ requeuedCount, skippedCount, notFoundCount }: BulkRequeue): number {
  return requeuedCount + skippedCount + notFoundCount;
}
