import type { PgBoss } from "pg-boss";
import { z } from "zod";
import type { ScheduleView } from "../../domain/job-monitor.ts";

const runRows = z
  .array(z.object({ lastRunAt: z.date().nullable(), activity: z.enum(["running", "waiting"]).nullable() }))
  .length(1);

/** When a job of this queue last began, and whether one is there; jobs long done are deleted: null may mean "long ago". */
export async function readRuns(boss: PgBoss, name: string): Promise<Pick<ScheduleView, "lastRunAt" | "activity">> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT (SELECT started_on FROM pgboss.job WHERE name = $1 AND started_on IS NOT NULL
              ORDER BY created_on DESC LIMIT 1) AS "lastRunAt",
            (SELECT CASE state WHEN 'active' THEN 'running' ELSE 'waiting' END
               FROM pgboss.job WHERE name = $1 AND state IN ('created', 'retry', 'active')
              ORDER BY state DESC LIMIT 1) AS activity`,
    [name],
  );
  const [runs] = runRows.parse(rows);
  return runs ?? { lastRunAt: null, activity: null };
}
