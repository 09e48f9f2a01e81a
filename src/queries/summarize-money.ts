import type { Database } from "../database/client.ts";
import { listBucketStarts, type StatsWindow } from "../domain/stats-window.ts";

/**
 * In EUR: what was spent, what the same would have cost without the Batch API, and the difference. `isComplete` is false
 * when attempts of that time used tokens for which a price is missing; those are in none of the figures.
 */
export type MoneySummary = { spentEur: number; syncEur: number; savedEur: number; isComplete: boolean };

/** What the attempts that ended within the window cost. */
export async function summarizeMoney(
  database: Database,
  input: { window: StatsWindow; now: Date },
): Promise<MoneySummary> {
  const [start] = listBucketStarts(input.window, input.now);
  const [row] = await database.$queryRaw<MoneySummary[]>`
    SELECT coalesce(sum("costEur"), 0)::float8 AS "spentEur", coalesce(sum("syncCostEur"), 0)::float8 AS "syncEur",
           coalesce(sum("syncCostEur") - sum("costEur"), 0)::float8 AS "savedEur",
           coalesce(sum("unpricedCount"), 0) = 0 AS "isComplete"
      FROM "ThroughputHour" WHERE hour >= ${start}::timestamptz`;
  return row ?? { spentEur: 0, syncEur: 0, savedEur: 0, isComplete: true };
}
