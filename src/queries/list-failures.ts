import type { Database } from "../database/client.ts";
import { REQUEST_ORDER_COLUMNS } from "../database/request-order-sql.ts";
import { emptySql, sql } from "../database/sql.ts";
import { explainFailureCode } from "../domain/failure-explanation.ts";
import { listBucketStarts } from "../domain/stats-window.ts";
import { listFailedAttempts } from "./list-failed-attempts.ts";

/**
 * The failed requests of one error code whose messages differ in numbers and ids only. `retryable` is null where the code
 * does not tell. The sample is the one that failed last; its message is cut at 2,000 characters. `trend` is how many
 * attempts failed with the error code, whatever their message, in each of the last 24 hours, oldest first.
 */
export type FailureGroup = {
  errorCode: string;
  messageGroup: string;
  count: number;
  meaning: string;
  retryable: boolean | null;
  sampleRequestId: string | null;
  sampleMessage: string | null;
  lastFailedAt: Date | null;
  trend: number[];
};

type Input = { companyId?: string | undefined; limit: number; now: Date };

/** The largest groups of failed requests, largest first; of one company where that is given. */
export async function listFailures(database: Database, input: Input): Promise<FailureGroup[]> {
  const [groups, attempts] = await Promise.all([readGroups(database, input), listFailedAttempts(database, input)]);
  const trends = new Map(attempts.map(({ errorCode, trend }) => [errorCode, trend]));
  const noTrend = listBucketStarts("24h", input.now).map(() => 0);
  return groups.map((group) => {
    const { kind, meaning } = explainFailureCode(group.errorCode);
    const retryable = kind === null ? null : kind === "retryable";
    return { ...group, meaning, retryable, trend: trends.get(group.errorCode) ?? noTrend };
  });
}

/** Groups and their samples in one statement, so that both belong to one moment. */
function readGroups(
  database: Database,
  { companyId, limit }: Input,
): Promise<Omit<FailureGroup, "meaning" | "retryable" | "trend">[]> {
  const ofCompany = companyId === undefined ? emptySql : sql`AND "companyId" = ${companyId}::uuid`;
  return database.$queryRaw`
    WITH largest AS (
      SELECT "errorCode", "messageGroup", sum(count)::float8 AS count FROM "FailureGroupCount"
       WHERE true ${ofCompany}
       GROUP BY 1, 2 HAVING sum(count) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ${limit})
    SELECT largest.*, sample.*
      FROM largest LEFT JOIN LATERAL (
        SELECT id AS "sampleRequestId", left("errorMessage", 2000) AS "sampleMessage",
               coalesce("completedAt", "requestedAt") AS "lastFailedAt"
          FROM "AIProcessingRequest" request
         WHERE "processingStatus" = 'PROCESSING_FAILED' AND request."errorCode" = largest."errorCode"
           AND failure_message_group("errorMessage") = largest."messageGroup" ${ofCompany}
         ORDER BY ${REQUEST_ORDER_COLUMNS.completedAt} DESC, id DESC LIMIT 1) sample ON true
     ORDER BY largest.count DESC, largest."errorCode", largest."messageGroup"`;
}
