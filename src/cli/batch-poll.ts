import { openPipeline } from "../container.ts";
import { recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import { APPLICABLE_BATCH_STATUSES, IN_FLIGHT_BATCH_STATUSES } from "../domain/batch-status.ts";
import { STUCK_HOLD } from "../domain/hold.ts";
import { createBatches } from "../pipeline/batch-creator.ts";
import { type PollSummary, pollBatches } from "../pipeline/batch-poller.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import type { Env } from "../shared/env.ts";
import { type ApplyOpenSummary, applyOpenBatches } from "./apply-open.ts";
import { noteCreated, problemOf } from "./batch-create.ts";
import { type CommandResult, commandLineActor, using } from "./command.ts";
import { pollSimulated } from "./poll-simulated.ts";
import { type SubmitSummary, submitOpenBatches } from "./submit-open.ts";

/**
 * Polls and applies, then sends what has found room: `inFlight` counts batches and `pending` requests, so a script can
 * run this until both are 0.
 */
export function pollAndApply(env: Env): Promise<CommandResult> {
  return using(
    () => openPipeline(env, "batch-poll"),
    async (deps) => {
      const polled = await (deps.isSimulated ? pollSimulated(deps) : pollBatches(deps));
      const applied = await applyOpenBatches(deps);
      await noteApplied(deps, applied);
      const created = (await hasRoomForPending(deps, applied)) ? await createMore(deps) : 0;
      const sent = await submitOpenBatches(deps);
      const { unapplied, ...counts } = applied;
      const output = {
        polled: polled.polledCount,
        changed: polled.changedCount,
        warnings: polled.warningCount,
        ...counts,
        created,
        inFlight: await countInFlight(deps),
        pending: await countPending(deps),
        unsettled: [...unapplied, ...sent.unsettled],
      };
      return { output, problem: await explainProblem(deps, polled, applied, sent) };
    },
  );
}

async function createMore(deps: PipelineDependencies): Promise<number> {
  const { batchIds, requestCount } = await createBatches(deps);
  await noteCreated(deps, batchIds.length, requestCount);
  return batchIds.length;
}

/** Only what a batch's end has brought back or made room for is sent: the rest is for the creator's own schedule. */
async function hasRoomForPending(deps: PipelineDependencies, { applied }: ApplyOpenSummary): Promise<boolean> {
  if ((await countPending(deps)) === 0) return false;
  return applied > 0 || (await deps.database.pipelineHold.count({ where: { scope: { not: STUCK_HOLD } } })) > 0;
}

function countPending({ database }: PipelineDependencies): Promise<number> {
  return database.aIProcessingRequest.count({ where: { processingStatus: "PENDING_BATCHING" } });
}

function countInFlight({ database }: PipelineDependencies): Promise<number> {
  const open = [...IN_FLIGHT_BATCH_STATUSES, ...APPLICABLE_BATCH_STATUSES];
  return database.aIBatchRequest.count({ where: { processedAt: null, status: { in: open } } });
}

async function noteApplied({ database }: PipelineDependencies, applied: ApplyOpenSummary): Promise<void> {
  const { unapplied: _, applied: batchCount, ...counts } = applied;
  if (batchCount === 0) return;
  const affectedCount = counts.succeeded + counts.failed + counts.requeued;
  const details = { batchCount, ...counts };
  await inTransaction(database, (tx) =>
    recordAudit(tx, { actor: commandLineActor(), action: "batches.applied", affectedCount, details }),
  );
}

async function explainProblem(
  deps: PipelineDependencies,
  polled: PollSummary,
  applied: ApplyOpenSummary,
  sent: SubmitSummary,
): Promise<string | undefined> {
  const problem = await problemOf(deps, sent);
  if (problem !== undefined) return problem;
  if (applied.unapplied.length > 0) {
    return `${applied.unapplied.length} batches could not be applied yet; the log above says why. Run this again to go on.`;
  }
  if (polled.polledCount === 0 || polled.warningCount < polled.polledCount) return undefined;
  return "The provider answered about no batch; nothing is lost. Check OPENAI_BASE_URL and the network, and run this again.";
}
