import type { Database } from "../database/client.ts";
import { emptySql, sql } from "../database/sql.ts";
import {
  REQUEST_STATUSES,
  type RequestStatus,
  type RestRequestStatus,
  toRestStatus,
} from "../domain/request-status.ts";

export type RequestSummary = Record<RestRequestStatus, number>;

/**
 * How many requests have each of the four statuses; of one company or model where that is given. Read from the counters
 * in one statement, so that all four belong to one moment, and cost the same however many requests there are.
 */
export async function summarizeRequests(
  database: Database,
  { companyId, model }: { companyId?: string | undefined; model?: string | undefined } = {},
): Promise<RequestSummary> {
  const rows = await database.$queryRaw<{ status: RequestStatus; count: number }[]>`
    SELECT status, sum(count)::float8 AS count FROM "RequestCount"
     WHERE true ${companyId === undefined ? emptySql : sql`AND "companyId" = ${companyId}::uuid`}
           ${model === undefined ? emptySql : sql`AND model = ${model}`}
     GROUP BY status`;
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  const entries = REQUEST_STATUSES.map((status) => [toRestStatus(status), counts.get(status) ?? 0]);
  return Object.fromEntries(entries) as RequestSummary;
}
