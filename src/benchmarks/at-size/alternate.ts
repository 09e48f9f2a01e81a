import { median } from "../median.ts";

type Act = () => Promise<unknown>;

/** How long each of two takes, in milliseconds: medians of so many rounds, in turns, so that noise meets both. */
export async function alternate(rounds: number, one: Act, other: Act): Promise<[number, number]> {
  const durations: [number[], number[]] = [[], []];
  await one();
  await other();
  for (let round = 0; round < rounds; round++) {
    durations[0].push(await durationOf(one));
    durations[1].push(await durationOf(other));
  }
  return [median(durations[0]), median(durations[1])];
}

async function durationOf(act: Act): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}
