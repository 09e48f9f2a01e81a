import { expect, test } from "vitest";
import { stuckSince, type UnfinishedBatch } from "./stuck-batch.ts";

const CREATED = new Date("2026-11-01T00:00:00Z");
const after = (hours: number, from = CREATED) => new Date(from.getTime() + hours * 3600_000);

function batch(fields: Partial<UnfinishedBatch>): UnfinishedBatch {
  return { status: "PENDING", createdAt: CREATED, submittedAt: null, expiresAt: null, completedAt: null, ...fields };
}

test.each([
  ["has not been sent a day after it was made", { status: "UPLOADING" }, 24],
  ["is with the provider two hours after its window", { status: "IN_PROGRESS", expiresAt: after(30) }, 32],
  ["is with the provider, which named no end of its window", { status: "VALIDATING", submittedAt: after(1) }, 27],
  ["has results that nobody could apply for two hours", { status: "COMPLETED", completedAt: after(5) }, 7],
  ["has failed, and its requests are still claimed", { status: "FAILED", completedAt: after(5) }, 7],
] as const)("calls a batch stuck that %s", (_, fields, hours) => {
  expect(stuckSince(batch(fields), after(hours))).toBeNull();
  expect(stuckSince(batch(fields), after(hours + 0.01))).toEqual(after(hours));
});
