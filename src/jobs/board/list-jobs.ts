import type { PgBoss } from "pg-boss";
import { z } from "zod";
import type { JobListInput, JobListItem } from "../../domain/job-board.ts";
import { JOB_STATES } from "../../domain/job-state.ts";
import { JOB_SUBJECT_KEYS, readJobSubject } from "../../domain/job-subject.ts";
import type { Page } from "../../domain/page.ts";
import { readPageOf } from "../../shared/cursor.ts";
import { listOwnQueueNames } from "./queue-names.ts";

const jobRows = z.array(
  z.object({
    id: z.string(),
    queue: z.string(),
    state: z.enum(JOB_STATES),
    named: z.unknown(),
    error: z.string().nullable(),
    isDeadLetter: z.boolean(),
    retryCount: z.number(),
    retryLimit: z.number(),
    createdAt: z.date(),
    startAfter: z.date(),
    startedAt: z.date().nullable(),
    completedAt: z.date().nullable(),
    sortKey: z.coerce.bigint(),
  }),
);

/** What a job says went wrong, whoever wrote it: its handler, the monitor for a lost worker, its original. */
const ERROR_SQL = `CASE WHEN state IN ('retry', 'failed') OR source_output IS NOT NULL
       THEN coalesce(output->>'message', output->'value'->>'message',
                     source_output->>'message', source_output->'value'->>'message') END`;

/** One page of the jobs of one queue or of all, newest first. */
export async function listJobs(boss: PgBoss, input: JobListInput): Promise<Page<JobListItem>> {
  const { queue, state, ...page } = input;
  const names = (await listOwnQueueNames(boss)).filter((name) => queue === undefined || name === queue);
  const list = { filter: `jobs queue=${queue ?? ""} state=${state ?? ""}`, descending: true };
  const { rows, ...cursors } = await readPageOf(page, list, async ({ from, isDescending, limit }) => {
    const order = isDescending ? "DESC" : "ASC";
    // Queue by queue, because the index by time is one of each queue.
    const { rows: found } = await boss.getDb().executeSql(
      `SELECT job.*, EXISTS (SELECT 1 FROM pgboss.queue keeper WHERE keeper.dead_letter = job.queue) AS "isDeadLetter"
         FROM unnest($1::text[]) AS queue(name)
        CROSS JOIN LATERAL (
          SELECT id, job.name AS queue, state::text AS state, left(${ERROR_SQL}, 300) AS error,
                 (SELECT jsonb_object_agg(key, data->>key) FROM unnest($2::text[]) AS key WHERE data ? key) AS named,
                 retry_count AS "retryCount", retry_limit AS "retryLimit", created_on AS "createdAt",
                 start_after AS "startAfter", started_on AS "startedAt", completed_on AS "completedAt",
                 (extract(epoch FROM created_on) * 1000000)::bigint AS "sortKey"
            FROM pgboss.job job
           WHERE job.name = queue.name
             AND ($3::text IS NULL OR state = $3::pgboss.job_state)
             AND ($4::text IS NULL OR (created_on, id) ${isDescending ? "<" : ">"}
                  (timestamptz 'epoch' + $4::bigint * interval '1 microsecond', $5::uuid))
           ORDER BY created_on ${order}, id ${order} LIMIT $6
        ) job
        ORDER BY "createdAt" ${order}, id ${order} LIMIT $6`,
      [names, JOB_SUBJECT_KEYS, state ?? null, from === null ? null : String(from.sortKey), from?.id ?? null, limit],
    );
    return jobRows.parse(found);
  });
  return { rows: rows.map(({ named, ...job }) => ({ ...job, subject: readJobSubject(named) })), ...cursors };
}
