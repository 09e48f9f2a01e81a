import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../../database/client.ts";
import { summarizeRequests } from "../../queries/summarize-requests.ts";
import type { Screen } from "./screen.ts";

const INTERVAL_MILLISECONDS = 2000;

type Following = {
  database: Database;
  screen: Screen;
  /** Asks for batches of what waits. */
  askForBatches(): Promise<void>;
};

/**
 * Says how the analysis goes on, whenever the counts have changed, until nothing is left to do. What goes back to wait
 * for another attempt is not left waiting for the schedule: somebody is looking.
 */
export async function followProgress(
  { database, screen, askForBatches }: Following,
  signal: AbortSignal,
): Promise<void> {
  let shown = "";
  let isDone = false;
  while (!isDone && !signal.aborted) {
    const counts = await summarizeRequests(database);
    isDone = counts.pending_batching + counts.batching_in_progress === 0;
    const line = [
      `${counts.pending_batching} waiting`,
      `${counts.batching_in_progress} in batches`,
      `${counts.processing_complete} complete`,
      `${counts.processing_failed} failed`,
    ].join(", ");
    if (line !== shown) screen.say(`  ${line}`);
    shown = line;
    if (counts.pending_batching > 0 && counts.batching_in_progress === 0) await askForBatches();
    if (!isDone) await pause(INTERVAL_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
  if (isDone) screen.say("  Everything is analysed.");
}
