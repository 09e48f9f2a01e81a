import type { Db } from "pg-boss";
import { z } from "zod";
import type { JobStanding } from "../../domain/job-actions.ts";
import { JOB_STATES } from "../../domain/job-state.ts";

const standingRows = z
  .array(
    z.object({
      queue: z.string(),
      state: z.enum(JOB_STATES),
      isDeadLetter: z.boolean(),
      sourceQueue: z.string().nullable(),
      deadLetterQueue: z.string().nullable(),
      deadLetterCopyId: z.string().nullable(),
      redrivenAsId: z.string().nullable(),
      rivalId: z.string().nullable(),
    }),
  )
  .max(1);

/**
 * Where a job stands among the others; null when there is none of that id in these queues. Its copy and what became of
 * that are found by the first job of their chain, which pg-boss keeps an index of.
 *
 * @param isLocked until the transaction ends nobody else changes the job, a worker included
 */
export async function findStanding(
  db: Db,
  { id, queues, isLocked }: { id: string; queues: readonly string[]; isLocked: boolean },
): Promise<(JobStanding & { queue: string; deadLetterQueue: string | null }) | null> {
  const { rows } = await db.executeSql(
    `SELECT job.name AS queue, job.state::text AS state, job.source_name AS "sourceQueue",
            job.dead_letter AS "deadLetterQueue",
            EXISTS (SELECT 1 FROM pgboss.queue WHERE dead_letter = job.name) AS "isDeadLetter",
            (SELECT copy.id FROM pgboss.job copy
              WHERE copy.name = job.dead_letter AND copy.source_id = job.id
                AND copy.source_root_id = coalesce(job.source_root_id, job.id) LIMIT 1) AS "deadLetterCopyId",
            (SELECT again.id FROM pgboss.job again
              WHERE again.name = job.name AND again.source_root_id = coalesce(job.source_root_id, job.id)
                AND again.id <> job.id AND again.created_on > job.created_on
              ORDER BY again.created_on LIMIT 1) AS "redrivenAsId",
            (SELECT rival.id FROM pgboss.job rival
              WHERE rival.name = target.name AND target.policy = 'exclusive' AND rival.id <> job.id
                AND rival.state IN ('created', 'retry', 'active')
                AND coalesce(rival.singleton_key, '') = coalesce(job.singleton_key, '') LIMIT 1) AS "rivalId"
       FROM pgboss.job job LEFT JOIN pgboss.queue target ON target.name = coalesce(job.source_name, job.name)
      WHERE job.name = ANY($1) AND job.id = $2 ${isLocked ? "FOR UPDATE OF job" : ""}`,
    [queues, id],
  );
  return standingRows.parse(rows)[0] ?? null;
}
