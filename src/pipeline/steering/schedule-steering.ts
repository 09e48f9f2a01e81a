import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { type Database, inTransaction, type Transaction } from "../../database/client.ts";
import { deleteSchedulePause, insertSchedulePause } from "../../database/schedule-pause-store.ts";
import type { ScheduleName } from "../../domain/job-monitor.ts";
import type { Clock } from "../../shared/clock.ts";
import { AppError } from "../../shared/errors.ts";
import { planAroundPauses } from "./schedule-pauses.ts";

/** What came of the wish to run at once. A run that is at work or waits already is not joined by a second. */
export type RunNowOutcome = "started" | "already running" | "already waiting";

/** How recurring jobs are planned, in the caller's transaction. */
export type ScheduleControl = {
  /** Whether the environment wants the job to recur at all. */
  isEnabled(name: ScheduleName): boolean;
  /** Plans its runs from now on; those that were missed are not made up. */
  plan(tx: Transaction, name: ScheduleName): Promise<void>;
  /** Plans no more runs, and takes back one that is due but has not become a job yet. */
  unplan(tx: Transaction, name: ScheduleName): Promise<void>;
  runNow(tx: Transaction, name: ScheduleName): Promise<RunNowOutcome>;
};

type Steering = { database: Database; clock: Clock; scheduleControl: ScheduleControl };
type Wish = { name: ScheduleName; actor: Actor };

/**
 * Lets a recurring job recur no more, whatever starts anew, until somebody resumes it. A run that is at work or waits
 * already goes on. Pausing what is paused changes nothing; who did it first is kept.
 *
 * @throws {AppError} CONFLICT when the environment has switched it off
 */
export async function pauseSchedule(
  deps: Steering,
  { name, actor }: Wish,
): Promise<{ pausedAt: Date; pausedBy: string }> {
  refuseWhereOff(deps, name, "paused");
  return planAroundPauses(deps.database, async (tx, pauses) => {
    const present = pauses.get(name);
    if (present !== undefined) return { pausedAt: present.pausedAt, pausedBy: present.actorLabel };
    const pausedAt = deps.clock.now();
    await insertSchedulePause(tx, { name, pausedAt, actorLabel: actor.label });
    await deps.scheduleControl.unplan(tx, name);
    await recordAudit(tx, { actor, action: "schedules.paused", affectedCount: 1, details: { name } });
    return { pausedAt, pausedBy: actor.label };
  });
}

/**
 * Lets a paused job recur again, from its next time on. Resuming what is not paused changes nothing.
 *
 * @throws {AppError} CONFLICT when the environment has switched it off
 */
export async function resumeSchedule(deps: Steering, { name, actor }: Wish): Promise<{ isResumed: boolean }> {
  refuseWhereOff(deps, name, "resumed");
  return planAroundPauses(deps.database, async (tx) => {
    if (!(await deleteSchedulePause(tx, name))) return { isResumed: false };
    await deps.scheduleControl.plan(tx, name);
    await recordAudit(tx, { actor, action: "schedules.resumed", affectedCount: 1, details: { name } });
    return { isResumed: true };
  });
}

/** Runs a recurring job as soon as a worker is free, also while it is paused or switched off. */
export function runScheduleNow(deps: Steering, { name, actor }: Wish): Promise<{ outcome: RunNowOutcome }> {
  return inTransaction(deps.database, async (tx) => {
    const outcome = await deps.scheduleControl.runNow(tx, name);
    if (outcome === "started") {
      await recordAudit(tx, { actor, action: "schedules.run_now", affectedCount: 1, details: { name } });
    }
    return { outcome };
  });
}

function refuseWhereOff({ scheduleControl }: Steering, name: ScheduleName, what: string): void {
  if (scheduleControl.isEnabled(name)) return;
  throw new AppError("CONFLICT", `${name} is switched off in the environment: it cannot be ${what} here.`);
}
