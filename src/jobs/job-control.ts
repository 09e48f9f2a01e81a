import { fromPrisma, type PgBoss } from "pg-boss";
import { z } from "zod";
import type { JobControl, RedriveResult } from "../pipeline/steering/job-steering.ts";
import { findStanding } from "./board/job-standing.ts";
import { listOwnQueues } from "./board/queue-names.ts";

/** So many at a time, so that a statement stays short however many there are. */
const REDRIVE_CHUNK = 1000;

type Db = ReturnType<typeof fromPrisma>;

const idRows = z.array(z.object({ id: z.string() }));
const countRows = z.array(z.object({ count: z.number() })).length(1);

/** Does to jobs what operators ask for, through pg-boss. */
export function createJobControl(boss: PgBoss): JobControl {
  return {
    lock: (tx, { queue, id }) => findStanding(fromPrisma(tx), { id, queues: [queue], isLocked: true }),
    async retry(tx, { queue, id }, state) {
      const db = fromPrisma(tx);
      // pg-boss calls it resuming where the job was cancelled.
      if (state === "cancelled") await boss.resume(queue, id, { db });
      else await boss.retry(queue, id, { db });
    },
    async cancel(tx, { queue, id }) {
      await boss.cancel(queue, id, { db: fromPrisma(tx) });
    },
    async delete(tx, { queue, id }) {
      await boss.deleteJob(queue, id, { db: fromPrisma(tx) });
    },
    async redrive(tx, letters) {
      const db = fromPrisma(tx);
      const { queue } = letters;
      const filter = "id" in letters ? { ids: [letters.id] } : { createdBefore: letters.before };
      await wakeFailed(boss, db, letters);
      let redrivenCount = 0;
      let moved = 0;
      do {
        moved = await boss.redrive(queue, { ...filter, limit: REDRIVE_CHUNK, db });
        redrivenCount += moved;
      } while (moved > 0);
      return { redrivenCount, leftCount: await countFailed(db, queue) } satisfies RedriveResult;
    },
    keepsDeadLetters: async (queue) => (await listOwnQueues(boss)).some(({ deadLetter }) => deadLetter === queue),
  };
}

/** What could not be sent back once, because its queue had a job like it, lies there as failed: it is tried again. */
async function wakeFailed(boss: PgBoss, db: Db, letters: { queue: string } & ({ id: string } | { before: Date })) {
  const { rows } = await db.executeSql(
    `SELECT id FROM pgboss.job
      WHERE name = $1 AND state = 'failed' AND source_name IS NOT NULL
        AND ($2::uuid IS NULL OR id = $2::uuid) AND ($3::timestamptz IS NULL OR created_on < $3::timestamptz)`,
    [letters.queue, "id" in letters ? letters.id : null, "before" in letters ? letters.before : null],
  );
  const ids = idRows.parse(rows).map(({ id }) => id);
  if (ids.length > 0) await boss.retry(letters.queue, ids, { db });
}

async function countFailed(db: Db, queue: string): Promise<number> {
  const { rows } = await db.executeSql(
    "SELECT count(*)::int AS count FROM pgboss.job WHERE name = $1 AND state = 'failed'",
    [queue],
  );
  return countRows.parse(rows)[0]?.count ?? 0;
}
