import type { Database } from "../database/client.ts";
import { explainFailureCode, type FailureKind } from "../domain/failure-explanation.ts";
import { REQUEST_STATUSES, type RequestStatus } from "../domain/request-status.ts";

/** How many requests a batch has by status. Those that went back to wait are no longer among them. */
export type BatchRequestCounts = Record<RequestStatus, number>;

/** How many attempts of a batch failed with one code. */
export type BatchFailure = { errorCode: string; count: number; meaning: string; kind: FailureKind | null };

export async function countBatchRequests(database: Database, batchId: string): Promise<BatchRequestCounts> {
  const rows = await database.$queryRaw<{ status: RequestStatus; count: number }[]>`
    SELECT "processingStatus"::text AS status, count(*)::int AS count
      FROM "AIProcessingRequest" WHERE "batchId" = ${batchId}::uuid GROUP BY 1`;
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  const entries = REQUEST_STATUSES.map((status) => [status, counts.get(status) ?? 0]);
  return Object.fromEntries(entries) as BatchRequestCounts;
}

/** The failed attempts of a batch by their code, the most frequent first. */
export async function countBatchFailures(database: Database, batchId: string): Promise<BatchFailure[]> {
  const rows = await database.$queryRaw<{ errorCode: string; count: number }[]>`
    SELECT coalesce("errorCode", 'unknown') AS "errorCode", count(*)::int AS count
      FROM "AIRequestAttempt" WHERE "batchId" = ${batchId}::uuid AND NOT succeeded
     GROUP BY 1 ORDER BY 2 DESC, 1`;
  return rows.map((row) => {
    const { meaning, kind } = explainFailureCode(row.errorCode);
    return { ...row, meaning, kind };
  });
}
