import { expect, test } from "vitest";
import { explainActivation, explainSuspension } from "./explain-status.ts";

const facts = (pending: number, batchesInFlight: number, status: "ACTIVE" | "TRIAL" = "ACTIVE") => ({
  status,
  batchesInFlight,
  requestCounts: { pending_batching: pending, batching_in_progress: 0, processing_complete: 0, processing_failed: 0 },
});

test("says before a company is suspended what waits, and how many, and what goes on", () => {
  const [waiting, inFlight, ...more] = explainSuspension(facts(15_231, 1));
  expect(waiting).toMatch(/^15,231 pending requests wait/u);
  expect(inFlight).toMatch(/^1 batch in flight goes on/u);
  expect(more).toEqual([]);
  expect(explainSuspension(facts(0, 0, "TRIAL"))).toEqual([
    "It has no pending request. What its imports bring from now on waits.",
    "It has no batch in flight.",
    "It is on trial. Activated again, it will be active.",
  ]);
});

test("says before a company is activated what is sent", () => {
  expect(explainActivation(facts(1, 0))[0]).toMatch(/^1 pending request is put into batches/u);
  expect(explainActivation(facts(0, 0))[0]).toMatch(/^It has no pending request/u);
});
