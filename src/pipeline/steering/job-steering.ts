import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { type Database, inTransaction, type Transaction } from "../../database/client.ts";
import type { AuditAction } from "../../domain/audit-action.ts";
import { type JobAction, type JobStanding, judgeJobActions } from "../../domain/job-actions.ts";
import type { JobState } from "../../domain/job-state.ts";
import { isUuid } from "../../domain/uuid.ts";
import { AppError } from "../../shared/errors.ts";

/** `queue` alone is not enough to know a job by, nor is an id: pg-boss wants both. */
export type JobRef = { queue: string; id: string };

/** `leftCount` stayed where it was: its queue has a job of the same key already. */
export type RedriveResult = { redrivenCount: number; leftCount: number };

/** What can be done to jobs, in the caller's transaction. */
export type JobControl = {
  /** Null when there is no such job. Until the transaction ends nobody else changes it. */
  lock(tx: Transaction, ref: JobRef): Promise<JobStanding | null>;
  /** Lets a failed or cancelled job wait for a worker again. */
  retry(tx: Transaction, ref: JobRef, state: JobState): Promise<void>;
  cancel(tx: Transaction, ref: JobRef): Promise<void>;
  delete(tx: Transaction, ref: JobRef): Promise<void>;
  /** Sends dead letters back: one, or all that lay there before a moment. */
  redrive(
    tx: Transaction,
    letters: { queue: string; id: string } | { queue: string; before: Date },
  ): Promise<RedriveResult>;
  /** Whether the queue is one that keeps dead letters. */
  keepsDeadLetters(queue: string): Promise<boolean>;
};

type Steering = { database: Database; jobControl: JobControl };
/** `state` is what the operator saw: the job must still be in it. */
type Wish = JobRef & { state: JobState; actor: Actor };

const AUDITED_AS = {
  retry: "jobs.retried",
  cancel: "jobs.cancelled",
  delete: "jobs.deleted",
  redrive: "jobs.redriven",
} as const satisfies Record<JobAction, AuditAction>;

/**
 * Does one thing to one job.
 *
 * @throws {AppError} NOT_FOUND, or CONFLICT when the job is no longer what was seen, or it cannot be done
 */
export function steerJob(deps: Steering, action: JobAction, wish: Wish): Promise<{ isDone: true }> {
  const { queue, id, state, actor } = wish;
  const ref = { queue, id };
  return inTransaction(deps.database, async (tx) => {
    const standing = isUuid(id) ? await deps.jobControl.lock(tx, ref) : null;
    if (standing === null)
      throw new AppError("NOT_FOUND", `There is no job ${id} in ${queue}: it may have been deleted.`);
    if (standing.state !== state) {
      throw new AppError("CONFLICT", `The job is ${standing.state} by now, no longer ${state}: look again.`);
    }
    const refusal = judgeJobActions(standing)[action];
    if (refusal !== null) throw new AppError("CONFLICT", refusal);
    await carryOut(deps.jobControl, tx, action, ref, state);
    await recordAudit(tx, { actor, action: AUDITED_AS[action], affectedCount: 1, details: { queue, id, state } });
    return { isDone: true };
  });
}

async function carryOut(
  control: JobControl,
  tx: Transaction,
  action: JobAction,
  ref: JobRef,
  state: JobState,
): Promise<void> {
  if (action === "retry") await control.retry(tx, ref, state);
  if (action === "cancel") await control.cancel(tx, ref);
  if (action === "delete") await control.delete(tx, ref);
  if (action === "redrive") await control.redrive(tx, ref);
}

/**
 * Sends back every dead letter that lay in a queue when the operator looked.
 *
 * @param wish.before when they looked: what arrived later stays
 * @throws {AppError} NOT_FOUND when no such queue keeps dead letters
 */
export async function redriveAll(
  deps: Steering,
  { queue, before, actor }: { queue: string; before: Date; actor: Actor },
): Promise<RedriveResult> {
  if (!(await deps.jobControl.keepsDeadLetters(queue))) {
    throw new AppError("NOT_FOUND", `There is no queue ${queue} of dead letters.`);
  }
  return inTransaction(deps.database, async (tx) => {
    const result = await deps.jobControl.redrive(tx, { queue, before });
    const { redrivenCount: affectedCount, leftCount } = result;
    if (affectedCount > 0) {
      await recordAudit(tx, { actor, action: "jobs.redriven", affectedCount, details: { queue, leftCount } });
    }
    return result;
  });
}
