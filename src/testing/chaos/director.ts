import { setTimeout as pause } from "node:timers/promises";
import { seedSessions } from "../seed-sessions.ts";
import { cancelOne, type Deeds, requeueFailures } from "./operator.ts";
import type { Plan, Planned } from "./plan.ts";
import { insist, type Stage } from "./stage.ts";
import type { Tally } from "./tally.ts";
import { doubleJobs, endRests, skipJobPauses } from "./time-lapse.ts";

/** Carries the plan out, each thing at its time. */
export async function carryOut(
  plan: Pick<Plan, "happenings">,
  { stage, tally, signal }: { stage: Stage; tally: Tally; signal: AbortSignal },
): Promise<Deeds> {
  const startedAt = performance.now();
  const deeds: Deeds = { requestIds: [], requeues: new Map() };
  for (const happening of plan.happenings) {
    const wait = happening.at - (performance.now() - startedAt);
    if (wait > 0) await pause(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    await happen(happening);
  }
  return deeds;

  async function happen(happening: Planned): Promise<void> {
    switch (happening.kind) {
      case "sessions_arrive": {
        // What came in before the database broke off is not counted: its sessions come again as others.
        deeds.requestIds.push(...(await insist(() => seedSessions(stage.database, happening))));
        return;
      }
      case "fault_scripted":
        await insist(() => stage.simulator.addFaults([happening.fault]));
        return;
      case "patience":
        await insist(() => countFaults(stage, tally));
        return insist(() => endRests(stage.database));
      case "batch_cancelled":
        return cancelOne(stage, happening.place, tally);
      case "failures_requeued":
        return requeueFailures(stage, deeds, tally);
      case "jobs_doubled":
        tally.count("jobs given to two workers");
        return insist(() => doubleJobs(stage.database));
      case "postgres_restarted":
        tally.count("PostgreSQL: restarted");
        return stage.killPostgres("SIGINT");
      case "postgres_killed":
        tally.count("PostgreSQL: killed");
        return stage.killPostgres("SIGKILL");
      case "simulator_killed":
        tally.count("provider: killed");
        return stage.killSimulator();
    }
  }
}

/** Counts the faults that have happened, and scripts no more of the old ones; held batches go on by that. */
export async function countFaults({ simulator }: Pick<Stage, "simulator">, tally: Tally): Promise<void> {
  const entries = await simulator.listFaults();
  await simulator.clearFaults();
  for (const { fault, happenedCount } of entries) tally.count(`fault: ${fault.operation} ${fault.kind}`, happenedCount);
}

const RUNS_PAUSE_MILLISECONDS = 700;

/** Lets the creator and the poller run again and again, and time pass quickly for jobs. */
export async function keepPace({ askForRuns, database }: Stage, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // While the database is down there is nothing to ask for.
    await Promise.allSettled([askForRuns(), skipJobPauses(database)]);
    await pause(RUNS_PAUSE_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
}
