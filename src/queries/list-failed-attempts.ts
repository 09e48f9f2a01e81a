import type { Database } from "../database/client.ts";
import { emptySql, sql } from "../database/sql.ts";
import { explainFailureCode } from "../domain/failure-explanation.ts";
import { listBucketStarts } from "../domain/stats-window.ts";

/**
 * The attempts that failed with one error code in the last 24 hours, whatever became of their requests. `costEur` is what
 * they cost all the same; `failedRequestCount` how many requests are failed with this code now, from whenever. `trend` is
 * the attempts of each hour, oldest first.
 */
export type FailedAttempts = {
  errorCode: string;
  meaning: string;
  attemptCount: number;
  costEur: number;
  failedRequestCount: number;
  trend: number[];
};

type HourRow = { errorCode: string; hour: Date; attemptCount: number; costEur: number; failedRequestCount: number };

/** Error codes by how many attempts failed with them, most frequent first; of one company where that is given. */
export async function listFailedAttempts(
  database: Database,
  { companyId, now }: { companyId?: string | undefined; now: Date },
): Promise<FailedAttempts[]> {
  const starts = listBucketStarts("24h", now);
  const rows = await readHours(database, { companyId, since: starts[0] ?? now });
  const byCode = Map.groupBy(rows, ({ errorCode }) => errorCode);
  const codes = [...byCode].map(([errorCode, hours]) => ({
    errorCode,
    meaning: explainFailureCode(errorCode).meaning,
    attemptCount: total(hours, "attemptCount"),
    costEur: total(hours, "costEur"),
    failedRequestCount: hours[0]?.failedRequestCount ?? 0,
    trend: starts.map((start) => hours.find(({ hour }) => hour.getTime() === start.getTime())?.attemptCount ?? 0),
  }));
  return codes.sort((a, b) => b.attemptCount - a.attemptCount || a.errorCode.localeCompare(b.errorCode));
}

function total(hours: readonly HourRow[], of: "attemptCount" | "costEur"): number {
  return hours.reduce((sum, hour) => sum + hour[of], 0);
}

/** Both counts in one statement, so that they belong to one moment. */
function readHours(
  database: Database,
  { companyId, since }: { companyId: string | undefined; since: Date },
): Promise<HourRow[]> {
  const ofCompany = companyId === undefined ? emptySql : sql`AND "companyId" = ${companyId}::uuid`;
  return database.$queryRaw`
    WITH attempted AS (
      SELECT "errorCode", hour, sum("attemptCount")::float8 AS "attemptCount", sum("costEur")::float8 AS "costEur"
        FROM "ThroughputHour" WHERE hour >= ${since}::timestamptz AND "errorCode" <> '' ${ofCompany}
       GROUP BY 1, 2 HAVING sum("attemptCount") > 0
    ), failed AS (
      SELECT "errorCode", sum(count)::float8 AS count FROM "RequestCount"
       WHERE status = 'PROCESSING_FAILED' ${ofCompany}
       GROUP BY 1)
    SELECT attempted.*, coalesce(failed.count, 0) AS "failedRequestCount"
      FROM attempted LEFT JOIN failed USING ("errorCode")`;
}
