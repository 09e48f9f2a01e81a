import type { Database } from "../database/client.ts";
import { type Sql, sql } from "../database/sql.ts";
import { type BatchStatus, SUBMITTABLE_BATCH_STATUSES } from "../domain/batch-status.ts";
import { modelHold, PROVIDER_HOLD, THROTTLE_HOLD } from "../domain/hold.ts";
import { listHolds } from "./list-holds.ts";

/** A batch in a list. `holdReason` says why one that is still to be sent is not being sent; null when nothing holds it. */
export type BatchListItem = {
  id: string;
  companyId: string;
  companyName: string;
  model: string;
  status: BatchStatus;
  openaiBatchId: string | null;
  providerStatus: string | null;
  requestCount: number;
  providerCompleted: number | null;
  providerFailed: number | null;
  succeededCount: number;
  failedCount: number;
  requeuedCount: number;
  costEur: number;
  createdAt: Date;
  submittedAt: Date | null;
  expiresAt: Date | null;
  completedAt: Date | null;
  processedAt: Date | null;
  cancelRequestedAt: Date | null;
  pollWarningCount: number;
  holdReason: string | null;
};

/** A batch as `BATCH_COLUMNS` reads it. */
export type BatchRow = Omit<BatchListItem, "holdReason">;

/** What a list needs of `"AIBatchRequest" batch` and its `"Company" company`. */
export const BATCH_COLUMNS: Sql = sql`
  batch.id, batch."companyId", company.name AS "companyName", batch.model, batch.status::text AS status,
  batch."openaiBatchId", batch."providerStatus", batch."requestCount", batch."providerCompleted", batch."providerFailed",
  batch."succeededCount", batch."failedCount", batch."requeuedCount", batch."costEur"::float8 AS "costEur",
  batch."createdAt", batch."submittedAt", batch."expiresAt", batch."completedAt", batch."processedAt",
  batch."cancelRequestedAt", batch."pollWarningCount"`;

/** The batches with the reasons that keep them back at this moment. */
export async function withHoldReasons<Row extends Pick<BatchRow, "model" | "status">>(
  database: Database,
  rows: readonly Row[],
  input: { now: Date },
): Promise<(Row & { holdReason: string | null })[]> {
  const reasons = new Map((await listHolds(database, input)).map((hold) => [hold.scope, hold.message]));
  return rows.map((row) => {
    const scopes = [PROVIDER_HOLD, THROTTLE_HOLD, modelHold(row.model)];
    const reason = scopes.map((scope) => reasons.get(scope)).find((message) => message !== undefined);
    return { ...row, holdReason: isSubmittable(row.status) ? (reason ?? null) : null };
  });
}

function isSubmittable(status: BatchStatus): boolean {
  return SUBMITTABLE_BATCH_STATUSES.some((submittable) => submittable === status);
}
