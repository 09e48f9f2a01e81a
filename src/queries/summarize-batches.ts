import type { Database } from "../database/client.ts";
import { BATCH_STATUSES, type BatchStatus } from "../domain/batch-status.ts";

export type BatchSummary = Record<BatchStatus, number>;

/** How many batches have each status, counted in one statement. There are few of them beside the requests. */
export async function summarizeBatches(database: Database): Promise<BatchSummary> {
  const groups = await database.aIBatchRequest.groupBy({ by: ["status"], _count: { _all: true } });
  const counts = new Map(groups.map((group) => [group.status, group._count._all]));
  return Object.fromEntries(BATCH_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as BatchSummary;
}
