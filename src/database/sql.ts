import type { RequestStatus } from "../domain/request-status.ts";
import { Prisma } from "./generated/client.ts";

/** Statements in parts: values stay parameters, whatever they contain. */
export const { sql, join: joinSql, empty: emptySql } = Prisma;

export type Sql = Prisma.Sql;

/**
 * That a request has a status, where requests are looked up by their keys. As text, which no index serves: of a status that
 * filled a moment ago the planner knows nothing, and would go through all requests that have it for each set of keys.
 */
export function hasStatus(status: RequestStatus): Sql {
  return sql`"processingStatus"::text = ${status}`;
}

/** The same of requests that a batch claims. */
export function isClaimedBy(batchId: string): Sql {
  return sql`${hasStatus("BATCHING_IN_PROGRESS")} AND "batchId" IS NOT DISTINCT FROM ${batchId}::uuid`;
}
