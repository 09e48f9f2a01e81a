import { expect, test } from "vitest";
import {
  BATCH_STATUSES,
  BATCH_TRANSITIONS,
  type BatchStatus,
  canBatchBecome,
  IN_FLIGHT_BATCH_STATUSES,
  POLLABLE_BATCH_STATUSES,
  SUBMITTABLE_BATCH_STATUSES,
} from "./batch-status.ts";

const TERMINAL: readonly BatchStatus[] = ["PROCESSED", "FAILED", "CANCELLED"];

function reachableFrom(start: BatchStatus): Set<BatchStatus> {
  const reached = new Set<BatchStatus>([start]);
  for (const status of reached) for (const next of BATCH_TRANSITIONS[status]) reached.add(next);
  return reached;
}

test("reaches every status from PENDING", () => {
  expect([...reachableFrom("PENDING")].sort()).toEqual([...BATCH_STATUSES].sort());
});

test.each(BATCH_STATUSES)("has a way to an end from %s, and none away from one", (status) => {
  expect(BATCH_TRANSITIONS[status].length === 0).toBe(TERMINAL.includes(status));
  expect(TERMINAL.some((end) => reachableFrom(status).has(end))).toBe(true);
});

test.each(BATCH_STATUSES)("never comes back to %s once it was left, unless to be sent again", (status) => {
  const isSentAgain = status === "UPLOADING" || status === "VALIDATING";
  const later = BATCH_TRANSITIONS[status].flatMap((next) => [...reachableFrom(next)]);
  expect(later.includes(status)).toBe(isSentAgain);
});

test("sends again only what the provider has not begun to run", () => {
  expect(BATCH_STATUSES.filter((status) => canBatchBecome(status, "UPLOADING"))).toEqual(["PENDING", "VALIDATING"]);
  expect(BATCH_STATUSES.filter((status) => canBatchBecome(status, "PENDING"))).toEqual([]);
});

test("ends as PROCESSED only after its results could be downloaded", () => {
  expect(BATCH_STATUSES.filter((status) => canBatchBecome(status, "PROCESSED"))).toEqual(["COMPLETED"]);
});

test("counts a batch as in flight while it is to be sent or the provider works on it, and in no other status", () => {
  expect([...IN_FLIGHT_BATCH_STATUSES]).toEqual([...SUBMITTABLE_BATCH_STATUSES, ...POLLABLE_BATCH_STATUSES]);
  const notInFlight = BATCH_STATUSES.filter((status) => !IN_FLIGHT_BATCH_STATUSES.some((known) => known === status));
  expect(notInFlight).toEqual(["COMPLETED", ...TERMINAL]);
});

test.each(POLLABLE_BATCH_STATUSES)(
  "can be brought to COMPLETED and FAILED from %s, whatever looks were missed",
  (status) => {
    expect(canBatchBecome(status, "COMPLETED") && canBatchBecome(status, "FAILED")).toBe(true);
  },
);
