import type { Db, PgBoss } from "pg-boss";
import { z } from "zod";
import type { QueueThroughput, QueueView } from "../../domain/job-board.ts";
import { OPEN_JOB_STATES, type OpenJobState } from "../../domain/job-state.ts";
import type { Clock } from "../../shared/clock.ts";
import { listOwnQueues } from "./queue-names.ts";

const HOUR_SECONDS = 3600;
const HOURS = 24;

const countRows = z.array(
  z.object({ name: z.string(), state: z.enum(OPEN_JOB_STATES), count: z.number(), waitingSince: z.date().nullable() }),
);
const hourRows = z.array(z.object({ name: z.string(), start: z.date(), completed: z.number(), failed: z.number() }));
const durationRows = z.array(
  z.object({ name: z.string(), waitSeconds: z.number().nullable(), runSeconds: z.number().nullable() }),
);

type Count = z.infer<typeof countRows>[number];
type Hour = z.infer<typeof hourRows>[number];

/** Every queue that does work, with its dead letters beside it. Counts and series come from the jobs themselves. */
export async function listQueueFigures(boss: PgBoss, clock: Clock): Promise<QueueView[]> {
  const queues = await listOwnQueues(boss);
  const names = queues.map(({ name }) => name);
  const end = Math.floor(clock.now().getTime() / (HOUR_SECONDS * 1000)) + 1;
  const starts = Array.from({ length: HOURS }, (_, hour) => new Date((end - HOURS + hour) * HOUR_SECONDS * 1000));
  const [since = clock.now()] = starts;
  const db = boss.getDb();
  const [counts, hours, durations] = await Promise.all([
    readCounts(db, names),
    readHours(db, names, since),
    readDurations(db, names, since),
  ]);
  const keepsDeadLetters = new Set(queues.map(({ deadLetter }) => deadLetter));
  return queues
    .filter(({ name }) => !keepsDeadLetters.has(name))
    .map(({ name, deadLetter }) => {
      const duration = durations.find((row) => row.name === name);
      return {
        name,
        counts: countsOf(counts, name),
        deadLetterQueue: deadLetter ?? null,
        deadLetters: deadLetter === undefined ? 0 : sum(countsOf(counts, deadLetter)),
        oldestWaitingSince: oldestOf(counts, name),
        bucketSeconds: HOUR_SECONDS,
        throughput: starts.map((start) => hourOf(hours, name, start)),
        waitSecondsP95: duration?.waitSeconds ?? null,
        runSecondsP95: duration?.runSeconds ?? null,
      };
    });
}

async function readCounts(db: Db, names: string[]): Promise<Count[]> {
  const { rows } = await db.executeSql(
    `SELECT name, state::text AS state, count(*)::int AS count,
            min(start_after) FILTER (WHERE state IN ('created', 'retry') AND start_after <= now()) AS "waitingSince"
       FROM pgboss.job
      WHERE name = ANY($1) AND state IN ('created', 'retry', 'active', 'failed') GROUP BY name, state`,
    [names],
  );
  return countRows.parse(rows);
}

async function readHours(db: Db, names: string[], since: Date): Promise<Hour[]> {
  const { rows } = await db.executeSql(
    `SELECT name, date_trunc('hour', completed_on) AS start,
            count(*) FILTER (WHERE state = 'completed')::int AS completed,
            count(*) FILTER (WHERE state = 'failed')::int AS failed
       FROM pgboss.job WHERE name = ANY($1) AND completed_on >= $2 GROUP BY 1, 2`,
    [names, since],
  );
  return hourRows.parse(rows);
}

async function readDurations(db: Db, names: string[], since: Date): Promise<z.infer<typeof durationRows>> {
  const { rows } = await db.executeSql(
    `SELECT name,
            percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM started_on - start_after)::float8)
              AS "waitSeconds",
            percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM completed_on - started_on)::float8)
              AS "runSeconds"
       FROM pgboss.job
      WHERE name = ANY($1) AND completed_on >= $2 AND state = 'completed' AND started_on IS NOT NULL GROUP BY name`,
    [names, since],
  );
  return durationRows.parse(rows);
}

function countsOf(rows: Count[], queue: string): Record<OpenJobState, number> {
  const countOf = (state: OpenJobState) => rows.find((row) => row.name === queue && row.state === state)?.count ?? 0;
  return {
    created: countOf("created"),
    retry: countOf("retry"),
    active: countOf("active"),
    failed: countOf("failed"),
  };
}

/** In a dead letter queue nothing is ever run: whatever lies there is one. */
function sum(counts: Record<OpenJobState, number>): number {
  return OPEN_JOB_STATES.reduce((total, state) => total + counts[state], 0);
}

function oldestOf(rows: Count[], queue: string): Date | null {
  const times = rows.flatMap(({ name, waitingSince }) =>
    name === queue && waitingSince ? [waitingSince.getTime()] : [],
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function hourOf(rows: Hour[], queue: string, start: Date): QueueThroughput {
  const row = rows.find(({ name, start: hour }) => name === queue && hour.getTime() === start.getTime());
  return { start, completed: row?.completed ?? 0, failed: row?.failed ?? 0 };
}
