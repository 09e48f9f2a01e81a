import { inTransaction, type Transaction } from "../database/client.ts";
import { UNCLAIMED, writeFailures } from "../database/failure-store.ts";
import { listActiveHolds, putHold } from "../database/hold-store.ts";
import {
  claimRequests,
  listPendingGroups,
  lockPending,
  lockTokenBudget,
  type PendingGroup,
} from "../database/pending-store.ts";
import { IN_FLIGHT_BATCH_STATUSES } from "../domain/batch-status.ts";
import { failureOf } from "../domain/failure.ts";
import { budgetHold, modelHold, PROVIDER_HOLD } from "../domain/hold.ts";
import { type BatchPlan, planBatch } from "../domain/plan-batches.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { failedAttempt } from "./failed-attempt.ts";
import { isProviderOpen } from "./provider-access.ts";

/** What one run made. `holds` are the scopes that kept work back. */
export type CreateSummary = { batchIds: string[]; requestCount: number; oversizedCount: number; holds: string[] };

/** Keeps a run every ten minutes below OpenAI's limit of 2,000 batches an hour. */
const MAX_BATCHES_PER_RUN = 300;

/**
 * Bundles pending requests into batches, one company and model each, and claims them. Every batch comes about in one
 * transaction of its own, so a crash leaves whole batches or none; creators that run at once take turns.
 */
export async function createBatches(deps: PipelineDependencies): Promise<CreateSummary> {
  const { database, clock, log } = deps;
  const summary: CreateSummary = { batchIds: [], requestCount: 0, oversizedCount: 0, holds: [] };
  if (!(await isProviderOpen(deps))) return { ...summary, holds: [PROVIDER_HOLD] };

  const groups = await listPendingGroups(database);
  await deps.crashPoint("creator.groups_listed");
  const resting = await listActiveHolds(
    database,
    groups.map(({ model }) => modelHold(model)),
    clock.now(),
  );
  const holds = new Set(resting);
  // A group with more to come goes to the end of the line, so that no company has to wait for all of another's.
  const line = groups.filter(({ model }) => !holds.has(modelHold(model)));
  for (let group = line.shift(); group && summary.batchIds.length < MAX_BATCHES_PER_RUN; group = line.shift()) {
    const { batchId, plan } = await claimNextBatch(deps, group);
    await deps.crashPoint("creator.batch_committed");
    if (batchId !== null) summary.batchIds.push(batchId);
    summary.requestCount += plan.requestIds.length;
    summary.oversizedCount += plan.oversizedIds.length;
    if (plan.endedBy === "file_full") line.push(group);
    if (plan.endedBy === "budget_full") holds.add(budgetHold(group.model));
  }
  const result = { ...summary, holds: [...holds] };
  log.info({ ...result, batchIds: undefined, batchCount: result.batchIds.length }, "batches.created");
  return result;
}

function claimNextBatch(
  deps: PipelineDependencies,
  group: PendingGroup,
): Promise<{ batchId: string | null; plan: BatchPlan }> {
  const { database, settings } = deps;
  return inTransaction(database, async (tx) => {
    const { limit, enqueued } = await lockTokenBudget(tx, group.model, IN_FLIGHT_BATCH_STATUSES);
    const pending = await lockPending(tx, group, settings.maxRequests);
    await deps.crashPoint("creator.requests_locked");
    const tokenLimit = limit ?? Number.POSITIVE_INFINITY;
    const { maxRequests, maxBytes } = settings;
    const planned = planBatch(pending, { maxRequests, maxBytes, tokenLimit, tokenBudget: tokenLimit - enqueued });
    const wasCut = planned.endedBy === "exhausted" && pending.length === maxRequests;
    const plan: BatchPlan = wasCut ? { ...planned, endedBy: "file_full" } : planned;
    await failOversized(deps, tx, plan.oversizedIds);
    if (plan.endedBy === "budget_full") await noteFullBudget(deps, tx, group.model, tokenLimit);
    return { batchId: plan.requestIds.length > 0 ? await claim(deps, tx, group, plan) : null, plan };
  });
}

async function claim(
  { jobs, clock, log, crashPoint }: PipelineDependencies,
  tx: Transaction,
  group: PendingGroup,
  plan: BatchPlan,
): Promise<string> {
  const now = clock.now();
  const requestCount = plan.requestIds.length;
  const { id: batchId } = await tx.aIBatchRequest.create({
    data: {
      ...group,
      requestCount,
      estimatedInputTokens: BigInt(plan.inputTokens),
      inputBytes: BigInt(plan.inputBytes),
      createdAt: now,
    },
    select: { id: true },
  });
  await crashPoint("creator.batch_inserted");
  const claimedCount = await claimRequests(tx, { batchId, requestIds: plan.requestIds, now });
  if (claimedCount !== requestCount) throw new Error(`Claimed ${claimedCount} of ${requestCount} locked requests.`);
  await crashPoint("creator.requests_claimed");
  await jobs.enqueueSubmit(tx, [batchId]);
  await crashPoint("creator.job_enqueued");
  log.info({ batchId, ...group, requestCount, inputTokens: plan.inputTokens }, "batch.claimed");
  return batchId;
}

/** One that fits in no file would otherwise stay at the head of the line for ever. */
async function failOversized({ clock }: PipelineDependencies, tx: Transaction, requestIds: string[]): Promise<void> {
  if (requestIds.length === 0) return;
  const failure = failureOf("input_too_large");
  const attempts = requestIds.map((id) => failedAttempt(id, "PROCESSING_FAILED", failure));
  await writeFailures(tx, { expected: UNCLAIMED, attempts, now: clock.now() });
}

async function noteFullBudget(
  { clock }: PipelineDependencies,
  tx: Transaction,
  model: string,
  tokenLimit: number,
): Promise<void> {
  const message = `${model} may have ${tokenLimit.toLocaleString("en")} input tokens enqueued; the rest waits for a batch to end.`;
  await putHold(tx, { scope: budgetHold(model), code: "budget_full", message, until: null, now: clock.now() });
}
