import { fromPrisma, type PgBoss } from "pg-boss";
import { z } from "zod";
import type { RunNowOutcome, ScheduleControl } from "../pipeline/steering/schedule-steering.ts";
import type { ScheduleSettings } from "./job.ts";
import { planSchedule } from "./schedules.ts";

/** Where pg-boss puts what is due, until a moment later it becomes a job of its queue. */
const DUE_QUEUE = "__pgboss__send-it";

const presentRows = z.array(z.object({ state: z.string() }));

/** Plans recurring jobs as the environment says. */
export function createScheduleControl(boss: PgBoss, settings: ScheduleSettings): ScheduleControl {
  return {
    isEnabled: (name) => settings[name].enabled,
    plan: (tx, name) => planSchedule(boss, settings, { name, db: fromPrisma(tx) }),
    async unplan(tx, name) {
      const db = fromPrisma(tx);
      await boss.unschedule(name, "", { db });
      await db.executeSql("DELETE FROM pgboss.job WHERE name = $1 AND state = 'created' AND data->>'name' = $2", [
        DUE_QUEUE,
        name,
      ]);
    },
    async runNow(tx, name) {
      const db = fromPrisma(tx);
      const present = await findPresent(db, name);
      if (present !== null) return present;
      // Another may have come in between: the queue takes one at a time.
      return (await boss.send(name, {}, { db })) === null ? "already waiting" : "started";
    },
  };
}

type Db = ReturnType<typeof fromPrisma>;

async function findPresent(db: Db, name: string): Promise<Exclude<RunNowOutcome, "started"> | null> {
  const { rows } = await db.executeSql(
    `SELECT state::text AS state FROM pgboss.job WHERE name = $1 AND state IN ('created', 'retry', 'active')`,
    [name],
  );
  const states = presentRows.parse(rows).map(({ state }) => state);
  if (states.includes("active")) return "already running";
  return states.length > 0 ? "already waiting" : null;
}
