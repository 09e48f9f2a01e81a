import type { PgBoss } from "pg-boss";
import { z } from "zod";
import type { JobWarning } from "../../domain/job-board.ts";

const MOST = 100;

const warningRows = z.array(
  z.object({ id: z.string(), type: z.string(), message: z.string(), data: z.unknown(), at: z.date() }),
);

/** What pg-boss complained of, newest first. It deletes them itself after a while. */
export async function listWarnings(boss: PgBoss): Promise<JobWarning[]> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT id::text AS id, type, message, data, created_on AS at
       FROM pgboss.warning ORDER BY created_on DESC LIMIT $1`,
    [MOST],
  );
  return warningRows.parse(rows).map(({ data, ...warning }) => ({ ...warning, data }));
}
