import { CRASH_POINTS, type CrashPointName } from "../../pipeline/crash-points.ts";
import type { TestFault } from "../control-simulator.ts";
import { createRandom, type Random } from "./random.ts";
import { randomFault } from "./random-fault.ts";

/** What happens at a moment of the campaign. */
export type Happening =
  | { kind: "sessions_arrive"; count: number; company: string; model: string }
  | { kind: "fault_scripted"; fault: TestFault }
  /** Held batches go on, models rest no longer. */
  | { kind: "patience" }
  /** An operator cancels one of the batches that are open: this one in their order, counted on from the last to the first. */
  | { kind: "batch_cancelled"; place: number }
  /** An operator requeues all requests that have failed. */
  | { kind: "failures_requeued" }
  /** Jobs that somebody is still at are given to others as well. */
  | { kind: "jobs_doubled" }
  | { kind: "postgres_restarted" | "postgres_killed" | "simulator_killed" };

/** `at` is in milliseconds from the start. */
export type Planned = Happening & { at: number };

/**
 * The life of one worker process: at which crash point it dies, and when it dies otherwise; before that it may stand
 * still for a while, so that others take its jobs for those of a dead one.
 */
export type Life = {
  crashPoint: CrashPointName;
  skip: number;
  killAfterMilliseconds: number;
  standstill: { afterMilliseconds: number; milliseconds: number } | null;
};

export type Plan = {
  happenings: readonly Planned[];
  /** The life of the `number`-th process that takes a worker's place. */
  lifeOf(worker: number, number: number): Life;
};

const COMPANIES = ["Acme", "Globex", "Initech"] as const;
const MODELS = ["gpt-4o-mini", "gpt-4.1-nano", "gpt-4o"] as const;
const POINTS = Object.keys(CRASH_POINTS) as [CrashPointName, ...CrashPointName[]];

const SECOND = 1000;

/** Everything that a campaign injects, and when: a function of its seed and length alone. */
export function planCampaign(seed: number, seconds: number): Plan {
  const random = createRandom(`chaos ${seed}`);
  const end = seconds * SECOND;
  const happenings = [
    ...every(random.fork("sessions"), { from: 0, gap: [4, 8], end: end * 0.9 }, sessions),
    ...every(random.fork("faults"), { from: 0, gap: [0.15, 0.6], end }, (own) => ({
      kind: "fault_scripted",
      fault: randomFault(own),
    })),
    ...every(random.fork("patience"), { from: 8, gap: [8, 12], end }, () => ({ kind: "patience" })),
    ...every(random.fork("jobs"), { from: 5, gap: [8, 15], end }, () => ({ kind: "jobs_doubled" })),
    ...every(random.fork("cancel"), { from: 10, gap: [12, 25], end }, (own) => ({
      kind: "batch_cancelled",
      place: own.int(0, 20),
    })),
    ...every(random.fork("requeue"), { from: 15, gap: [20, 35], end }, () => ({ kind: "failures_requeued" })),
    ...every(random.fork("postgres"), { from: 12, gap: [30, 50], end }, (own) => ({
      kind: own.pick(["postgres_restarted", "postgres_killed"]),
    })),
    ...every(random.fork("simulator"), { from: 20, gap: [40, 60], end }, () => ({ kind: "simulator_killed" })),
  ].sort((a, b) => a.at - b.at);
  return {
    happenings,
    lifeOf: (worker, number) => life(random.fork(`worker ${worker}, life ${number}`)),
  };
}

function sessions(random: Random): Happening {
  return {
    kind: "sessions_arrive",
    count: random.int(10, 40),
    company: random.pick(COMPANIES),
    model: random.pick(MODELS),
  };
}

/** One after another, with gaps between so many seconds. */
function every(
  random: Random,
  { from, gap: [min, max], end }: { from: number; gap: readonly [number, number]; end: number },
  make: (random: Random) => Happening,
): Planned[] {
  const planned: Planned[] = [];
  for (let at = from * SECOND; at < end; at += random.int(min * SECOND, max * SECOND)) {
    planned.push({ ...make(random), at });
  }
  return planned;
}

function life(random: Random): Life {
  return {
    crashPoint: random.pick(POINTS),
    skip: random.chance(0.6) ? 0 : random.int(1, 3),
    killAfterMilliseconds: random.int(5, 20) * SECOND,
    standstill: random.chance(0.3)
      ? { afterMilliseconds: random.int(2 * SECOND, 5 * SECOND), milliseconds: random.int(1, 8) * SECOND }
      : null,
  };
}
