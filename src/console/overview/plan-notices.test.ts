import { expect, test } from "vitest";
import { budgetHold, modelHold, PROVIDER_HOLD, STUCK_HOLD, THROTTLE_HOLD } from "../../domain/hold.ts";
import { planNotices } from "./plan-notices.ts";

const hold = (scope: string) => ({ scope, code: "any", message: "Why.", until: null });

test("has nothing to say when all is well", () => {
  expect(planNotices({ workerAlive: true, holds: [] })).toEqual([]);
});

test("does not cry wolf while it does not know whether a worker lives", () => {
  expect(planNotices({ workerAlive: undefined, holds: [] })).toEqual([]);
});

test("says the gravest first: no worker, then a refused key, then what holds one model", () => {
  const holds = [modelHold("gpt-4o"), PROVIDER_HOLD, budgetHold("ft:gpt-4o:acme"), THROTTLE_HOLD, STUCK_HOLD].map(hold);
  const notices = planNotices({ workerAlive: false, holds });
  expect(notices.map((notice) => notice.title)).toEqual([
    "No worker is running",
    "The provider refuses us",
    "The provider wants no more of gpt-4o for the moment",
    "The token budget of ft:gpt-4o:acme is full",
    "The provider asks us to wait",
    "Batches have been under way for too long",
  ]);
  expect(notices.map((notice) => notice.tone)).toEqual([
    "danger",
    "danger",
    "warning",
    "warning",
    "warning",
    "warning",
  ]);
});

test("repeats what the provider said of a refused key", () => {
  const [notice] = planNotices({ workerAlive: true, holds: [hold(PROVIDER_HOLD)] });
  expect(notice?.detail).toMatch(/^Why\. .*OPENAI_API_KEY/u);
});
