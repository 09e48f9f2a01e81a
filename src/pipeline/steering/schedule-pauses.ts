import { type Database, inTransaction, type Transaction } from "../../database/client.ts";
import { listSchedulePauses, lockSchedulePauses, type SchedulePause } from "../../database/schedule-pause-store.ts";

/** What is paused at this moment, by the name of the recurring job. */
export async function readSchedulePauses(database: Database | Transaction): Promise<Map<string, SchedulePause>> {
  return new Map((await listSchedulePauses(database)).map((pause) => [pause.name, pause]));
}

/**
 * Changes what is planned, in one transaction during which nobody pauses or resumes anything: so that a worker that
 * starts does not plan what an operator pauses at the same moment.
 */
export function planAroundPauses<T>(
  database: Database,
  work: (tx: Transaction, pauses: ReadonlyMap<string, SchedulePause>) => Promise<T>,
): Promise<T> {
  return inTransaction(database, async (tx) => {
    await lockSchedulePauses(tx);
    return work(tx, await readSchedulePauses(tx));
  });
}
