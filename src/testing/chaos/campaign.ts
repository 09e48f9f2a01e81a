import { setTimeout as pause } from "node:timers/promises";
import { isQuiet } from "../run-until-quiet.ts";
import { carryOut, countFaults, keepPace } from "./director.ts";
import { type Evidence, gatherEvidence } from "./evidence.ts";
import { type Life, planCampaign } from "./plan.ts";
import { insist, type Stage } from "./stage.ts";
import { createTally, type Tally } from "./tally.ts";
import { endRests } from "./time-lapse.ts";
import { keepWorker, type Unharmed } from "./worker-slot.ts";

const WORKERS = [0, 1, 2];

/** Longer than doubts, retries and the last batches take on a busy machine. */
const QUIET_SECONDS = 90;

/** What is waited for longer than that, such as a file that is late, is over when the clock is put forward by so much. */
const LONGEST_WAIT_SECONDS = 660;

export type Campaign = { tally: Tally; evidence: Evidence; cameToRest: boolean };

/**
 * Lets three workers work on sessions that arrive in waves, while everything around them fails and they are killed, as
 * the seed says. Then stops that, lets three unharmed workers finish, and gathers what is left.
 *
 * @param options.signal ends the injection early
 */
export async function runCampaign(
  stage: Stage,
  options: { seed: number; seconds: number; signal: AbortSignal; show(text: string): void },
): Promise<Campaign> {
  const { seed, seconds, signal, show } = options;
  const tally = createTally();
  const plan = planCampaign(seed, seconds);
  const scene = { stage, tally, signal };
  const deeds = await withWorkers(scene, plan.lifeOf, (given) => carryOut(plan, { stage, tally, signal: given }));
  await insist(() => countFaults(stage, tally));
  show("Nothing is injected any more; waiting for what is under way.");
  const rest = (aheadSeconds: number) =>
    withWorkers(
      scene,
      () => ({ aheadSeconds }),
      (given) => untilQuiet(stage, given),
    );
  const cameToRest = (await rest(0)) || (await rest(LONGEST_WAIT_SECONDS));
  return { tally, evidence: await insist(() => gatherEvidence(stage, deeds)), cameToRest };
}

/**
 * Has three workers and the schedules at work while something is done, from the moment that one has started; `work` is
 * told when it is to end early.
 */
async function withWorkers<T>(
  { stage, tally, signal }: { stage: Stage; tally: Tally; signal: AbortSignal },
  lifeOf: (worker: number, number: number) => Life | Unharmed,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const started = Promise.withResolvers<void>();
  const workers = WORKERS.map((worker) =>
    keepWorker(stage, {
      worker,
      lifeOf: (number) => lifeOf(worker, number),
      onStarted: started.resolve,
      tally,
      signal: over.signal,
    }),
  );
  const all = Promise.all([...workers, keepPace(stage, over.signal)]);
  const broken = new AbortController();
  all.catch(() => broken.abort());
  signal.addEventListener("abort", () => started.resolve());
  await Promise.race([started.promise, all]);
  const result = await work(AbortSignal.any([signal, broken.signal])).finally(() => over.abort());
  await all;
  return result;
}

async function untilQuiet({ database }: Stage, signal: AbortSignal): Promise<boolean> {
  const giveUpAt = performance.now() + QUIET_SECONDS * 1000;
  while (performance.now() < giveUpAt && !signal.aborted) {
    await insist(() => endRests(database));
    if (await insist(() => isQuiet(database))) return true;
    await pause(300);
  }
  return false;
}
