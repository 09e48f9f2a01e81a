import type { PgBoss } from "pg-boss";
import type { HousekeepingView } from "../../domain/job-board.ts";
import { SCHEDULE_NAMES } from "../../domain/job-monitor.ts";
import type { Clock } from "../../shared/clock.ts";
import { SCHEDULE_TIME_ZONE } from "../schedules.ts";
import { readRuns } from "./read-runs.ts";

/** What recurs besides the schedules of operators, as pg-boss has it. */
export async function listHousekeeping(boss: PgBoss, clock: Clock): Promise<HousekeepingView[]> {
  const steered: readonly string[] = SCHEDULE_NAMES;
  const schedules = (await boss.getSchedules()).filter(({ name }) => !steered.includes(name));
  return Promise.all(
    schedules.map(async ({ name, cron, timezone }) => {
      const timeZone = timezone ?? SCHEDULE_TIME_ZONE;
      const [nextRunAt] = boss.previewSchedule(cron, { tz: timeZone, from: clock.now(), count: 1 });
      const { lastRunAt } = await readRuns(boss, name);
      return { name, cron, timeZone, nextRunAt: nextRunAt ?? null, lastRunAt };
    }),
  );
}
