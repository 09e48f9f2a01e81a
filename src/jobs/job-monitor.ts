import type { PgBoss } from "pg-boss";
import type { Database } from "../database/client.ts";
import { type JobMonitor, SCHEDULE_NAMES, type ScheduleName, type ScheduleView } from "../domain/job-monitor.ts";
import { readSchedulePauses } from "../pipeline/steering/schedule-pauses.ts";
import type { Clock } from "../shared/clock.ts";
import { readRuns } from "./board/read-runs.ts";
import { WORKER_INSTANCE } from "./boss.ts";
import type { ScheduleSettings } from "./job.ts";
import { SCHEDULE_TIME_ZONE } from "./schedules.ts";

/**
 * Answers about the jobs from pg-boss's own tables, so that every process says the same.
 *
 * @param settings what the environment says of a schedule that pg-boss has no row of
 */
export function createJobMonitor(
  boss: PgBoss,
  { database, settings, clock }: { database: Database; settings: ScheduleSettings; clock: Clock },
): JobMonitor {
  const isWorkerAlive = async () =>
    (await boss.getInstances()).some(({ name, live }) => name === WORKER_INSTANCE && live);

  /** A worker that runs has planned whatever its own environment wants. Before, ours is the only one to ask. */
  const isWanted = async (name: ScheduleName, isPaused: boolean) =>
    settings[name].enabled && (isPaused || !(await isWorkerAlive()));

  const listSchedules = async (): Promise<ScheduleView[]> => {
    const pauses = await readSchedulePauses(database);
    return Promise.all(
      SCHEDULE_NAMES.map(async (name) => {
        const [row, runs] = await Promise.all([boss.getSchedule(name), readRuns(boss, name)]);
        const pause = pauses.get(name);
        const cron = row?.cron ?? settings[name].cron;
        const timeZone = row?.timezone ?? SCHEDULE_TIME_ZONE;
        const [nextRunAt] =
          row === null ? [] : boss.previewSchedule(cron, { tz: timeZone, from: clock.now(), count: 1 });
        const enabled = row !== null || (await isWanted(name, pause !== undefined));
        return {
          name,
          cron,
          timeZone,
          enabled,
          pausedAt: pause?.pausedAt ?? null,
          pausedBy: pause?.actorLabel ?? null,
          nextRunAt: nextRunAt ?? null,
          ...runs,
        };
      }),
    );
  };
  return { listSchedules, isWorkerAlive };
}
