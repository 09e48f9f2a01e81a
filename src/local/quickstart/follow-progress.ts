import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../../database/client.ts";
import { summarizeRequests } from "../../queries/summarize-requests.ts";
import type { Screen } from "./screen.ts";

const INTERVAL_MILLISECONDS = 2000;

/** Says how the analysis goes on, whenever the counts have changed, until nothing is left to do. */
export async function followProgress(database: Database, screen: Screen, signal: AbortSignal): Promise<void> {
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
    if (!isDone) await pause(INTERVAL_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
  if (isDone) screen.say("  Everything is analysed.");
}
