import type { JobWithMetadata, PgBoss } from "pg-boss";
import { judgeJobActions } from "../../domain/job-actions.ts";
import type { JobDetail, JobSource } from "../../domain/job-board.ts";
import { readJobSubject } from "../../domain/job-subject.ts";
import { isUuid } from "../../domain/uuid.ts";
import { findStanding } from "./job-standing.ts";
import { listOwnQueueNames } from "./queue-names.ts";

/** A job with all that is known of it, whichever queue it is in; null when there is none, or no longer. */
export async function findJob(boss: PgBoss, id: string): Promise<JobDetail | null> {
  if (!isUuid(id)) return null;
  const queues = await listOwnQueueNames(boss);
  const standing = await findStanding(boss.getDb(), { id, queues, isLocked: false });
  if (standing === null) return null;
  const { queue, deadLetterQueue, deadLetterCopyId, redrivenAsId, isDeadLetter } = standing;
  const [job] = await boss.findJobs<unknown>(queue, { id });
  if (job === undefined) return null;
  const source = sourceOf(job);
  return {
    id,
    queue,
    state: job.state,
    subject: readJobSubject(job.data),
    error: messageOf(source === null ? job.output : (job.output ?? source.output)),
    retryCount: job.retryCount,
    retryLimit: job.retryLimit,
    createdAt: job.createdOn,
    startAfter: job.startAfter,
    startedAt: job.startedOn ?? null,
    completedAt: job.completedOn,
    payload: job.data,
    output: job.output ?? null,
    key: job.singletonKey,
    heartbeatAt: job.heartbeatOn,
    expireInSeconds: job.expireInSeconds,
    keptUntil: job.completedOn === null ? null : keptUntil(job.completedOn, job.deleteAfterSeconds),
    isDeadLetter,
    source,
    deadLetterCopy:
      deadLetterQueue !== null && deadLetterCopyId !== null ? { queue: deadLetterQueue, id: deadLetterCopyId } : null,
    redrivenAsId,
    refusals: judgeJobActions(standing),
  };
}

function sourceOf(job: JobWithMetadata<unknown>): JobSource | null {
  const { sourceName, sourceId, sourceCreatedOn, sourceRetryCount, sourceOutput } = job;
  if (sourceName === null || sourceId === null) return null;
  return {
    queue: sourceName,
    id: sourceId,
    createdAt: sourceCreatedOn,
    retryCount: sourceRetryCount,
    output: sourceOutput,
  };
}

/** When pg-boss deletes what has ended. */
function keptUntil(completedOn: Date, deleteAfterSeconds: number): Date | null {
  return deleteAfterSeconds === 0 ? null : new Date(completedOn.getTime() + deleteAfterSeconds * 1000);
}

/** Errors are kept as an object with a message; pg-boss's own about a lost worker as a value that is one. */
function messageOf(output: unknown): string | null {
  if (typeof output !== "object" || output === null) return null;
  if ("message" in output && typeof output.message === "string") return output.message;
  return "value" in output ? messageOf(output.value) : null;
}
