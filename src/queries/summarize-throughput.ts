import type { Database } from "../database/client.ts";
import { emptySql, sql } from "../database/sql.ts";
import { listBucketStarts, STATS_WINDOWS, type StatsWindow } from "../domain/stats-window.ts";

/**
 * What the attempts that ended within a bucket came to. An attempt that failed counts as failed, also when its request
 * was tried again and succeeded later. Costs in EUR, of those attempts whose price is known.
 */
export type ThroughputBucket = {
  start: Date;
  completed: number;
  failed: number;
  promptTokens: number;
  completionTokens: number;
  costEur: number;
  syncCostEur: number;
};

export type Throughput = { bucketSeconds: number; buckets: ThroughputBucket[] };

/** Every bucket of the window, oldest first, also those in which nothing ended. */
export async function summarizeThroughput(
  database: Database,
  input: { window: StatsWindow; companyId?: string | undefined; now: Date },
): Promise<Throughput> {
  const { bucketSeconds } = STATS_WINDOWS[input.window];
  const starts = listBucketStarts(input.window, input.now);
  const rows = await database.$queryRaw<ThroughputBucket[]>`
    SELECT date_bin(make_interval(secs => ${bucketSeconds}::int), hour, timestamptz 'epoch') AS start,
           coalesce(sum("attemptCount") FILTER (WHERE "errorCode" = ''), 0)::float8 AS completed,
           coalesce(sum("attemptCount") FILTER (WHERE "errorCode" <> ''), 0)::float8 AS failed,
           sum("promptTokens")::float8 AS "promptTokens", sum("completionTokens")::float8 AS "completionTokens",
           sum("costEur")::float8 AS "costEur", sum("syncCostEur")::float8 AS "syncCostEur"
      FROM "ThroughputHour"
     WHERE hour >= ${starts[0]}::timestamptz
           ${input.companyId === undefined ? emptySql : sql`AND "companyId" = ${input.companyId}::uuid`}
     GROUP BY 1`;
  const found = new Map(rows.map((bucket) => [bucket.start.getTime(), bucket]));
  return { bucketSeconds, buckets: starts.map((start) => found.get(start.getTime()) ?? { start, ...NOTHING }) };
}

const NOTHING = { completed: 0, failed: 0, promptTokens: 0, completionTokens: 0, costEur: 0, syncCostEur: 0 };
