import type { Database } from "../database/client.ts";
import { REQUEST_STATUSES, type RestRequestStatus, toRestStatus } from "../domain/request-status.ts";

export type RequestSummary = Record<RestRequestStatus, number>;

/** How many requests have each of the four statuses: counted in one statement, so that they belong to one moment. */
export async function summarizeRequests(database: Database): Promise<RequestSummary> {
  const groups = await database.aIProcessingRequest.groupBy({ by: ["processingStatus"], _count: { _all: true } });
  const counts = new Map(groups.map((group) => [group.processingStatus, group._count._all]));
  const entries = REQUEST_STATUSES.map((status) => [toRestStatus(status), counts.get(status) ?? 0]);
  return Object.fromEntries(entries) as RequestSummary;
}
