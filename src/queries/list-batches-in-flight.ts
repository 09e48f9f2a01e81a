import type { Database } from "../database/client.ts";
import { BATCH_STATUSES, BATCH_TRANSITIONS, type BatchStatus } from "../domain/batch-status.ts";
import { BATCH_COLUMNS, type BatchListItem, type BatchRow, withHoldReasons } from "./batch-list-item.ts";

const MAX_BATCHES = 50;

/** Everything that may still change, also what the provider is done with and we have not applied yet. */
const UNFINISHED: BatchStatus[] = BATCH_STATUSES.filter((status) => BATCH_TRANSITIONS[status].length > 0);

/** The batches that are not at their end, newest first: at most fifty. */
export async function listBatchesInFlight(database: Database, input: { now: Date }): Promise<BatchListItem[]> {
  const rows = await database.$queryRaw<BatchRow[]>`
    SELECT ${BATCH_COLUMNS}
      FROM "AIBatchRequest" batch JOIN "Company" company ON company.id = batch."companyId"
     WHERE batch.status = ANY(${UNFINISHED}::"AIBatchRequestStatus"[])
     ORDER BY batch."createdAt" DESC, batch.id DESC
     LIMIT ${MAX_BATCHES}`;
  return withHoldReasons(database, rows, input);
}
