import { setTimeout as pause } from "node:timers/promises";
import { type PollSummary, pollBatches } from "../pipeline/batch-poller.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";

const INTERVAL_MILLISECONDS = 500;
const PATIENCE_SECONDS = 30;

/**
 * Polls until the embedded simulator is done with every batch, or patience is at its end: it may run only as long as
 * this command does, and needs seconds for what takes OpenAI hours. The warnings are those of the last look.
 */
export async function pollSimulated(deps: PipelineDependencies): Promise<PollSummary> {
  const giveUpAt = Date.now() + PATIENCE_SECONDS * 1000;
  const total = await pollBatches(deps);
  let left = total.polledCount - total.terminalCount;
  while (left > 0 && Date.now() < giveUpAt) {
    await pause(INTERVAL_MILLISECONDS);
    const next = await pollBatches(deps);
    total.changedCount += next.changedCount;
    total.terminalCount += next.terminalCount;
    total.warningCount = next.warningCount;
    left = next.polledCount - next.terminalCount;
  }
  return total;
}
