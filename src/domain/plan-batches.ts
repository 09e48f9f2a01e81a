/** A pending request as the planner sees it; sizes are the estimates made at intake. */
export type PendingRequest = { id: string; inputTokens: number; inputBytes: number };

/**
 * What one batch may hold: a count and bytes of its input file, and the prompt tokens that the model's budget still
 * has room for (Infinity when the model has no limit).
 */
export type BatchLimits = {
  maxRequests: number;
  maxBytes: number;
  tokenBudget: number;
  /** The model's whole budget: what exceeds it alone can never be sent. */
  tokenLimit: number;
};

export type BatchPlan = {
  requestIds: string[];
  inputTokens: number;
  inputBytes: number;
  /** Requests that fit in no batch at all, however empty. */
  oversizedIds: string[];
  /** Why the plan ends where it does: nothing left, the file is full, or the model's budget is. */
  endedBy: "exhausted" | "file_full" | "budget_full";
};

/**
 * Plans the next batch: the longest run of requests, in the order given, that fits the limits. Order is kept, so the
 * oldest request is always in the next batch and none can starve behind smaller ones.
 */
export function planBatch(pending: readonly PendingRequest[], limits: BatchLimits): BatchPlan {
  const plan: BatchPlan = { requestIds: [], inputTokens: 0, inputBytes: 0, oversizedIds: [], endedBy: "exhausted" };
  for (const request of pending) {
    if (request.inputBytes > limits.maxBytes || request.inputTokens > limits.tokenLimit) {
      plan.oversizedIds.push(request.id);
      continue;
    }
    if (plan.requestIds.length >= limits.maxRequests || plan.inputBytes + request.inputBytes > limits.maxBytes) {
      return { ...plan, endedBy: "file_full" };
    }
    if (plan.inputTokens + request.inputTokens > limits.tokenBudget) return { ...plan, endedBy: "budget_full" };
    plan.requestIds.push(request.id);
    plan.inputTokens += request.inputTokens;
    plan.inputBytes += request.inputBytes;
  }
  return plan;
}
