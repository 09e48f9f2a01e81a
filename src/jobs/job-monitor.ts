import type { PgBoss, Schedule } from "pg-boss";
import { z } from "zod";
import { type JobMonitor, SCHEDULE_NAMES, type ScheduleName, type ScheduleView } from "../domain/job-monitor.ts";
import type { Clock } from "../shared/clock.ts";
import { WORKER_INSTANCE } from "./boss.ts";
import type { ScheduleSettings } from "./job.ts";
import { SCHEDULE_TIME_ZONE } from "./schedules.ts";

const lastRunRows = z.array(z.object({ startedOn: z.date() })).max(1);

/**
 * Answers about the jobs from pg-boss's own tables, so that every process says the same.
 *
 * @param settings the expression to show for a schedule that is switched off, which has no row
 */
export function createJobMonitor(boss: PgBoss, settings: ScheduleSettings, clock: Clock): JobMonitor {
  const viewOf = async (name: ScheduleName, row: Schedule | null): Promise<ScheduleView> => {
    const cron = row?.cron ?? settings[name].cron;
    const timeZone = row?.timezone ?? SCHEDULE_TIME_ZONE;
    const [nextRunAt] = row === null ? [] : boss.previewSchedule(cron, { tz: timeZone, from: clock.now(), count: 1 });
    const lastRunAt = await findLastRun(boss, name);
    return { name, cron, timeZone, enabled: row !== null, nextRunAt: nextRunAt ?? null, lastRunAt };
  };
  return {
    listSchedules: () => Promise.all(SCHEDULE_NAMES.map(async (name) => viewOf(name, await boss.getSchedule(name)))),
    isWorkerAlive: async () => (await boss.getInstances()).some(({ name, live }) => name === WORKER_INSTANCE && live),
  };
}

/** When a job of this queue last began; jobs that are long done are deleted, so null may mean "long ago". */
async function findLastRun(boss: PgBoss, name: ScheduleName): Promise<Date | null> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT started_on AS "startedOn" FROM pgboss.job
      WHERE name = $1 AND started_on IS NOT NULL
      ORDER BY created_on DESC LIMIT 1`,
    [name],
  );
  return lastRunRows.parse(rows)[0]?.startedOn ?? null;
}
