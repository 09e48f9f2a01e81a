import { fromPrisma, type PgBoss } from "pg-boss";
import type { Database } from "../database/client.ts";
import { SCHEDULE_NAMES, type ScheduleName } from "../domain/job-monitor.ts";
import { planAroundPauses } from "../pipeline/steering/schedule-pauses.ts";
import type { Job, ScheduleSettings } from "./job.ts";

export const SCHEDULE_TIME_ZONE = "UTC";

type Db = ReturnType<typeof fromPrisma>;

/**
 * Makes the schedules what the environment says, except those that an operator has paused. Runs that nobody was there
 * for are made up once, also when there were many. A schedule that is switched off or paused is gone from pg-boss.
 */
export async function applySchedules(boss: PgBoss, settings: ScheduleSettings, database: Database): Promise<void> {
  await planAroundPauses(database, async (tx, pauses) => {
    const db = fromPrisma(tx);
    for (const name of SCHEDULE_NAMES) {
      if (settings[name].enabled && !pauses.has(name)) await planSchedule(boss, settings, { name, db });
      else await boss.unschedule(name, "", { db });
    }
  });
}

/** Plans what keeps the house in order. The environment does not switch it off, and operators do not see it. */
export async function planHousekeeping(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name, housekeepingCron } of jobs) {
    if (housekeepingCron === undefined) continue;
    await boss.schedule(name, housekeepingCron, {}, { tz: SCHEDULE_TIME_ZONE, missed: "once" });
  }
}

export function planSchedule(
  boss: PgBoss,
  settings: ScheduleSettings,
  { name, db }: { name: ScheduleName; db: Db },
): Promise<void> {
  return boss.schedule(name, settings[name].cron, {}, { tz: SCHEDULE_TIME_ZONE, missed: "once", db });
}
