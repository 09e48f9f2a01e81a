import fc from "fast-check";
import { expect, test } from "vitest";
import { type BatchLimits, type PendingRequest, planBatch } from "./plan-batches.ts";

const NO_LIMITS: BatchLimits = { maxRequests: 100, maxBytes: 1000, tokenBudget: Infinity, tokenLimit: Infinity };

function requests(...sizes: { bytes?: number; tokens?: number }[]): PendingRequest[] {
  return sizes.map(({ bytes = 1, tokens = 1 }, index) => ({ id: `r${index}`, inputBytes: bytes, inputTokens: tokens }));
}

const anyPending = fc
  .array(fc.record({ bytes: fc.nat(60), tokens: fc.nat(60) }), { maxLength: 40 })
  .map((sizes) => requests(...sizes));

const anyLimits: fc.Arbitrary<BatchLimits> = fc
  .record({
    maxRequests: fc.integer({ min: 1, max: 10 }),
    maxBytes: fc.integer({ min: 1, max: 120 }),
    tokenLimit: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.constant(Infinity)),
    enqueued: fc.nat(150),
  })
  .map(({ enqueued, ...limits }) => ({ ...limits, tokenBudget: limits.tokenLimit - enqueued }));

/** The requests that a plan says nothing of: they wait for the next one. */
function leftBy(pending: readonly PendingRequest[], plan: ReturnType<typeof planBatch>): PendingRequest[] {
  const named = new Set([...plan.requestIds, ...plan.oversizedIds]);
  return pending.filter(({ id }) => !named.has(id));
}

function fitsAlone({ inputBytes, inputTokens }: PendingRequest, { maxBytes, tokenLimit }: BatchLimits): boolean {
  return inputBytes <= maxBytes && inputTokens <= tokenLimit;
}

test("never exceeds count, bytes or the room in the model's budget, and counts them right", () => {
  fc.assert(
    fc.property(anyPending, anyLimits, (pending, limits) => {
      const plan = planBatch(pending, limits);
      const planned = pending.filter(({ id }) => plan.requestIds.includes(id));
      const bytes = planned.reduce((sum, { inputBytes }) => sum + inputBytes, 0);
      const tokens = planned.reduce((sum, { inputTokens }) => sum + inputTokens, 0);
      expect({ bytes, tokens }).toEqual({ bytes: plan.inputBytes, tokens: plan.inputTokens });
      expect(planned.length).toBeLessThanOrEqual(limits.maxRequests);
      expect(bytes).toBeLessThanOrEqual(limits.maxBytes);
      if (planned.length > 0) expect(tokens).toBeLessThanOrEqual(limits.tokenBudget);
    }),
  );
});

test("names every request at most once, in order, and leaves only what comes after all that it took", () => {
  fc.assert(
    fc.property(anyPending, anyLimits, (pending, limits) => {
      const plan = planBatch(pending, limits);
      const left = leftBy(pending, plan).map(({ id }) => id);
      const sendable = pending.filter((request) => !plan.oversizedIds.includes(request.id)).map(({ id }) => id);
      expect(plan.requestIds.length + plan.oversizedIds.length + left.length).toBe(pending.length);
      expect([...plan.requestIds, ...left]).toEqual(sendable);
    }),
  );
});

test("calls oversized exactly what it met and what fits in no batch, however empty", () => {
  fc.assert(
    fc.property(anyPending, anyLimits, (pending, limits) => {
      const plan = planBatch(pending, limits);
      const [firstLeft] = leftBy(pending, plan);
      const met = firstLeft === undefined ? pending : pending.slice(0, pending.indexOf(firstLeft));
      expect(plan.oversizedIds).toEqual(met.filter((request) => !fitsAlone(request, limits)).map(({ id }) => id));
    }),
  );
});

test("never starves the oldest: it is in the next batch, or none is made until there is room for it", () => {
  fc.assert(
    fc.property(anyPending, anyLimits, (pending, limits) => {
      const oldest = pending.find((request) => fitsAlone(request, limits));
      const hasRoom = oldest !== undefined && oldest.inputTokens <= limits.tokenBudget;
      expect(planBatch(pending, limits).requestIds[0]).toBe(hasRoom ? oldest.id : undefined);
    }),
  );
});

test("empties any list when the budget is free again each time, and leaves none out", () => {
  fc.assert(
    fc.property(anyPending, anyLimits, (pending, limits) => {
      const free = { ...limits, tokenBudget: limits.tokenLimit };
      const done: string[] = [];
      let left = pending;
      for (let round = 0; left.length > 0; round += 1) {
        const plan = planBatch(left, free);
        done.push(...plan.requestIds, ...plan.oversizedIds);
        left = leftBy(left, plan);
        expect(round).toBeLessThan(pending.length);
        expect(plan.endedBy === "exhausted").toBe(left.length === 0);
      }
      expect(done.sort()).toEqual(pending.map(({ id }) => id).sort());
    }),
  );
});

test.each([
  ["exhausted: nothing is left", requests({}, {}), {}, 2, "exhausted"],
  ["exhausted: nothing was there", [], {}, 0, "exhausted"],
  ["exhausted: filled to the brim", requests({ bytes: 600 }, { bytes: 400 }), { maxRequests: 2 }, 2, "exhausted"],
  ["file_full: by count", requests({}, {}, {}), { maxRequests: 2 }, 2, "file_full"],
  ["file_full: by bytes", requests({ bytes: 600 }, { bytes: 401 }), {}, 1, "file_full"],
  [
    "budget_full: by tokens",
    requests({ tokens: 6 }, { tokens: 5 }),
    { tokenBudget: 10, tokenLimit: 10 },
    1,
    "budget_full",
  ],
  ["budget_full: overdrawn already", requests({ tokens: 0 }), { tokenBudget: -1, tokenLimit: 10 }, 0, "budget_full"],
  [
    "file_full comes before budget_full",
    requests({}, { tokens: 9 }),
    { maxRequests: 1, tokenBudget: 2 },
    1,
    "file_full",
  ],
] as const)("says why a plan ends: %s", (_, pending, limits, count, endedBy) => {
  const plan = planBatch(pending, { ...NO_LIMITS, ...limits });
  expect({ count: plan.requestIds.length, endedBy: plan.endedBy }).toEqual({ count, endedBy });
});
