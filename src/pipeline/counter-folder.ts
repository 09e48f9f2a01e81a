import { COUNTER_NAMES, type CounterName, foldBite } from "../database/count-store.ts";
import type { PipelineDependencies } from "./dependencies.ts";

export type FoldSummary = { foldedCount: number };

/** Rows of one statement: it takes well under a second. */
const BITE_SIZE = 5000;

/** Bites of one run for each counter; the next run goes on. */
const MAX_BITES = 100;

/**
 * Makes the counters' rows few again. Nothing depends on it but the time that sums take: they are exact before, while and
 * after it runs, and any number of folders may run at once.
 *
 * @returns how many rows fewer there are
 */
export async function foldCounters({ database }: Pick<PipelineDependencies, "database">): Promise<FoldSummary> {
  let foldedCount = 0;
  for (const name of COUNTER_NAMES) foldedCount += await foldCounter(database, name);
  return { foldedCount };
}

/** The same for one of them. */
export async function foldCounter(database: PipelineDependencies["database"], name: CounterName): Promise<number> {
  let foldedCount = 0;
  for (let bite = 0; bite < MAX_BITES; bite++) {
    const { appendedCount, takenCount, writtenCount } = await foldBite(database, name, BITE_SIZE);
    foldedCount += takenCount - writtenCount;
    if (appendedCount < BITE_SIZE) break;
  }
  return foldedCount;
}
