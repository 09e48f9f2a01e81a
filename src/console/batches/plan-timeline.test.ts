import { expect, test } from "vitest";
import { planTimeline } from "./plan-timeline.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute));
const NEW = {
  status: "PENDING",
  providerStatus: null,
  openaiBatchId: null,
  createdAt: at(0),
  uploadIntentAt: null,
  submittedAt: null,
  inProgressAt: null,
  finalizingAt: null,
  cancelRequestedAt: null,
  completedAt: null,
  processedAt: null,
} as const;
const labels = (batch: Parameters<typeof planTimeline>[0]) =>
  planTimeline(batch).map(({ label, at: time }) => (time === null ? `(${label})` : label));

test("tells what happened, how long each step took, and what is to come", () => {
  const batch = {
    ...NEW,
    status: "IN_PROGRESS",
    uploadIntentAt: at(1),
    submittedAt: at(4),
    inProgressAt: at(9),
  } as const;
  expect(planTimeline(batch).map(({ sincePrevious }) => sincePrevious)).toEqual([
    null,
    60e3,
    180e3,
    300e3,
    null,
    null,
    null,
  ]);
  expect(labels(batch)).toEqual([
    "Created",
    "Upload begun",
    "Submitted to the provider",
    "Provider began to run it",
    "(Provider began to gather results)",
    "(Provider done)",
    "(Results applied)",
  ]);
});

test("promises no step that a batch at its end has left out", () => {
  const cancelled = { ...NEW, status: "CANCELLED", cancelRequestedAt: at(1), completedAt: at(1) } as const;
  expect(labels(cancelled)).toEqual([
    "Created",
    "Cancelled before it was sent",
    "Cancellation asked for",
    "(Results applied)",
  ]);
  expect(labels({ ...cancelled, processedAt: at(2) })).not.toContain("(Results applied)");
});

test.each([
  ["expired", "Expired at the provider"],
  ["cancelled", "Cancelled at the provider"],
  ["failed", "Refused by the provider"],
  ["completed", "Provider done"],
])("says how the provider ended it: %s", (providerStatus, label) => {
  const ended = { ...NEW, status: "COMPLETED", openaiBatchId: "batch_1", providerStatus, completedAt: at(5) } as const;
  expect(labels(ended)).toContain(label);
});
