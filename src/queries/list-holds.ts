import type { Database } from "../database/client.ts";

/** A reason for which the pipeline holds back. What `scope` may be stands in domain/hold.ts. */
export type Hold = { scope: string; code: string; message: string; count: number; since: Date; until: Date | null };

/** What holds the pipeline back at this moment, oldest first. A hold whose time is over no longer does. */
export function listHolds(database: Database, input: { now: Date }): Promise<Hold[]> {
  return database.pipelineHold.findMany({
    where: { OR: [{ until: null }, { until: { gt: input.now } }] },
    orderBy: [{ since: "asc" }, { scope: "asc" }],
  });
}
