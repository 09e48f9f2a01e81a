import type { PgBoss } from "pg-boss";
import { SCHEDULE_NAMES } from "../domain/job-monitor.ts";
import type { ScheduleSettings } from "./job.ts";

export const SCHEDULE_TIME_ZONE = "UTC";

/**
 * Makes the schedules what the environment says. Runs that nobody was there for are made up once, also when there were
 * many. A schedule that is switched off is gone from the database.
 */
export async function applySchedules(boss: PgBoss, settings: ScheduleSettings): Promise<void> {
  for (const name of SCHEDULE_NAMES) {
    const { cron, enabled } = settings[name];
    if (enabled) await boss.schedule(name, cron, {}, { tz: SCHEDULE_TIME_ZONE, missed: "once" });
    else await boss.unschedule(name);
  }
}
