import type { RequestStatus } from "../domain/request-status.ts";
import { Prisma } from "./generated/client.ts";

/** Statements in parts: values stay parameters, whatever they contain. */
export const { sql, join: joinSql, empty: emptySql } = Prisma;

export type Sql = Prisma.Sql;

/**
 * That a request has a status, where requests are looked up by their keys. In a CASE, which no index serves and of which
 * the planner expects that half of all rows meet it: of a status that filled a moment ago its statistics know nothing, so
 * it would go through all requests that have it for each set of keys, or through the set for each of them.
 */
export function hasStatus(status: RequestStatus): Sql {
  return sql`CASE "processingStatus" WHEN ${status}::"AIRequestStatus" THEN true ELSE false END`;
}

/** The same, and which batch it is in; null: in none. */
export function hasStatusIn(batchId: string | null, status: RequestStatus): Sql {
  return sql`CASE "processingStatus" WHEN ${status}::"AIRequestStatus" THEN "batchId" IS NOT DISTINCT FROM ${batchId}::uuid ELSE false END`;
}

/** That a batch claims a request, likewise. */
export function isClaimedBy(batchId: string): Sql {
  return hasStatusIn(batchId, "BATCHING_IN_PROGRESS");
}
