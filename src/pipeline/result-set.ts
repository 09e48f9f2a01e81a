import {
  type AppliedCounts,
  type AppliedUsage,
  addAppliedCounts,
  type ClaimedRequest,
  lockClaimed,
} from "../database/apply-store.ts";
import { inSqlTransaction } from "../database/client.ts";
import { claimedBy, type FailedAttempt, writeFailures } from "../database/failure-store.ts";
import { type SucceededAttempt, writeSuccesses } from "../database/success-store.ts";
import { costEur, type ModelPricing } from "../domain/cost.ts";
import { type NamedResult, outcomeOf, type RequestOutcome } from "../domain/request-outcome.ts";
import type { ResultFacts } from "../domain/result-line.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { failedAttempt } from "./failed-attempt.ts";

/** What a set of result lines is applied with: the batch they came from, its price, and the limit of attempts. */
export type SetContext = { batchId: string; pricing: ModelPricing | null; maxAttempts: number };

/** What of a set is written: its good answers alone, or also the failures of requests that it has none for. */
export type SetPart = "answers" | "all";

/** `unanswered`: the requests that are claimed and for which the set has lines, but no good answer. */
type AppliedSet = { counts: AppliedCounts; unanswered: ReadonlySet<string> };

/**
 * Applies a set of result lines in one transaction. Of several for one request a good answer counts, for it was paid
 * for, else the first. Only requests that the batch still claims are touched, so lines that were applied before, that
 * name a stranger, or that name a request again, do nothing.
 */
export async function applyResultSet(
  deps: PipelineDependencies,
  context: SetContext,
  { results, part }: { results: readonly NamedResult[]; part: SetPart },
): Promise<AppliedSet> {
  const { database, clock, crashPoint } = deps;
  const { batchId } = context;
  const byRequest = Map.groupBy(results, ({ customId }) => customId);
  const applied = await inSqlTransaction(database, async (tx) => {
    const claimed = await lockClaimed(tx, batchId, [...byRequest.keys()]);
    await crashPoint("applier.requests_locked");
    const now = clock.now();
    const { successes, failures } = decide(deps, context, claimed, byRequest);
    const written = part === "all" ? failures : [];
    const succeededCount = await writeSuccesses(tx, { batchId, results: successes, now });
    await crashPoint("applier.successes_written");
    const counts = {
      succeededCount,
      ...(await writeFailures(tx, { expected: claimedBy(batchId), attempts: written, now })),
    };
    await crashPoint("applier.failures_written");
    await addAppliedCounts(tx, batchId, counts, usageOf([...successes, ...written]));
    return { counts, unanswered: new Set(failures.map(({ id }) => id)) };
  });
  await crashPoint("applier.set_applied");
  return applied;
}

function decide(
  { settings }: PipelineDependencies,
  { pricing, maxAttempts }: SetContext,
  claimed: readonly ClaimedRequest[],
  results: ReadonlyMap<string, readonly NamedResult[]>,
): { successes: SucceededAttempt[]; failures: FailedAttempt[] } {
  const successes: SucceededAttempt[] = [];
  const failures: FailedAttempt[] = [];
  for (const request of claimed) {
    const outcomes = (results.get(request.id) ?? []).map((result) => outcomeOf(result, request, maxAttempts));
    const outcome = outcomes.find(({ next }) => next === "PROCESSING_COMPLETE") ?? outcomes[0];
    if (outcome === undefined) continue;
    const costs = costsOf(outcome.facts, pricing, settings.usdToEurRate);
    if (outcome.next === "PROCESSING_COMPLETE") successes.push(toSucceeded(request.id, outcome, costs, pricing));
    else failures.push(toFailed(request.id, outcome, costs));
  }
  return { successes, failures };
}

type Used = Pick<FailedAttempt, "promptTokens" | "completionTokens" | "totalCostEur">;

function usageOf(attempts: readonly Used[]): AppliedUsage {
  const sum = (pick: (attempt: Used) => number | null) =>
    attempts.reduce((total, attempt) => total + (pick(attempt) ?? 0), 0);
  return {
    promptTokens: sum(({ promptTokens }) => promptTokens),
    completionTokens: sum(({ completionTokens }) => completionTokens),
    costEur: sum(({ totalCostEur }) => totalCostEur),
  };
}

type Costs = { totalCostEur: number | null; syncCostEur: number | null };

function costsOf({ usage }: ResultFacts, pricing: ModelPricing | null, usdToEurRate: number): Costs {
  if (usage === null || pricing === null) return { totalCostEur: null, syncCostEur: null };
  return {
    totalCostEur: costEur(usage, pricing.batch, usdToEurRate),
    syncCostEur: costEur(usage, pricing.sync, usdToEurRate),
  };
}

function toSucceeded(
  id: string,
  { analysis, facts }: Extract<RequestOutcome, { next: "PROCESSING_COMPLETE" }>,
  costs: Costs,
  pricing: ModelPricing | null,
): SucceededAttempt {
  const { usage, openaiRequestId, serviceTier, systemFingerprint } = facts;
  const { language, sentiment, escalated, forwarded_hr: forwardedHr, category, summary, questions } = analysis;
  return {
    id,
    openaiRequestId,
    serviceTier,
    systemFingerprint,
    promptTokens: usage?.promptTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
    totalTokens: usage?.totalTokens ?? null,
    cachedTokens: usage?.cachedTokens ?? null,
    reasoningTokens: usage?.reasoningTokens ?? null,
    promptTokenCost: pricing?.batch.promptToken ?? null,
    completionTokenCost: pricing?.batch.completionToken ?? null,
    ...costs,
    language,
    sentiment,
    escalated,
    forwardedHr,
    category,
    summary,
    questions,
  };
}

function toFailed(
  id: string,
  { next, failure, facts }: Exclude<RequestOutcome, { next: "PROCESSING_COMPLETE" }>,
  costs: Costs,
): FailedAttempt {
  const { raw, openaiRequestId, usage } = facts;
  return failedAttempt(id, next, failure, {
    raw,
    openaiRequestId,
    promptTokens: usage?.promptTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
    totalTokens: usage?.totalTokens ?? null,
    ...costs,
  });
}
