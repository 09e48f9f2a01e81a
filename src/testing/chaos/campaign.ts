import { setTimeout as pause } from "node:timers/promises";
import { isQuiet } from "../run-until-quiet.ts";
import { carryOut, countFaults, keepPace } from "./director.ts";
import { type Evidence, gatherEvidence } from "./evidence.ts";
import { planCampaign } from "./plan.ts";
import { insist, type Stage } from "./stage.ts";
import { createTally, type Tally } from "./tally.ts";
import { endRests } from "./time-lapse.ts";
import { keepWorker } from "./worker-slot.ts";

const WORKERS = [0, 1, 2];

/** Longer than everything that takes time: doubts, retries, and the last batches. */
const QUIET_SECONDS = 180;

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
  const over = new AbortController();
  const pace = keepPace(stage, over.signal);
  const injected = new AbortController();
  const harmed = WORKERS.map((worker) =>
    keepWorker(stage, { worker, lifeOf: (number) => plan.lifeOf(worker, number), tally, signal: injected.signal }),
  );
  const deeds = await carryOut(plan, { stage, tally, signal });
  injected.abort();
  await Promise.all(harmed);
  await insist(() => countFaults(stage, tally));
  show("Nothing is injected any more; waiting for what is under way.");
  const unharmed = WORKERS.map((worker) =>
    keepWorker(stage, { worker, lifeOf: () => null, tally, signal: over.signal }),
  );
  const cameToRest = await untilQuiet(stage, signal);
  over.abort();
  await Promise.all([...unharmed, pace]);
  return { tally, evidence: await insist(() => gatherEvidence(stage, deeds)), cameToRest };
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
