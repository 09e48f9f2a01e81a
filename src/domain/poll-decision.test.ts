import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BATCH_STATUSES,
  BATCH_TRANSITIONS,
  type BatchStatus,
  canBatchBecome,
  POLLABLE_BATCH_STATUSES,
} from "./batch-status.ts";
import { decidePoll, isVanished } from "./poll-decision.ts";
import { type ProviderBatch, providerBatchSchema } from "./provider-batch.ts";
import { FINAL_STATUS_OF_PROVIDER, isTerminalProviderStatus, PROVIDER_STATUSES } from "./provider-status.ts";

const NOW = new Date("2027-01-15T08:00:00Z");
const SECONDS = NOW.getTime() / 1000;

function batchThatIs(status: string, fields: Record<string, unknown> = {}): ProviderBatch {
  return providerBatchSchema.parse({ id: "batch_1", status, created_at: SECONDS - 60, ...fields });
}

const anyWord = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<string>(...PROVIDER_STATUSES) },
  fc.constantFrom("paused", "COMPLETED", "constructor", "__proto__", "toString"),
  fc.string({ minLength: 1 }),
);

const anyBatch: fc.Arbitrary<ProviderBatch> = fc
  .record({
    status: anyWord,
    output_file_id: fc.constantFrom(null, "", "file-out"),
    completed_at: fc.constantFrom(null, SECONDS - 3600, SECONDS - 1),
    request_counts: fc.option(fc.record({ total: fc.nat(9), completed: fc.nat(9), failed: fc.nat(9) })),
  })
  .map(({ status, ...fields }) => batchThatIs(status, fields));

type Walk = { status: BatchStatus; endsAs: BatchStatus | null };

/** What the poller makes of an answer, then at "apply" what the applier makes of the batch. */
function step({ status, endsAs }: Walk, event: ProviderBatch | "apply"): Walk {
  if (event === "apply") return { status: status === "COMPLETED" && endsAs !== null ? endsAs : status, endsAs };
  const decision = decidePoll(status, event, NOW);
  const word = event.status;
  const ending = decision.isSettled && isTerminalProviderStatus(word) ? FINAL_STATUS_OF_PROVIDER[word] : null;
  return { status: decision.status, endsAs: endsAs ?? ending };
}

test("never makes an illegal transition and never leaves an end, whatever the provider says in whatever order", () => {
  const anyEvent = fc.oneof({ weight: 4, arbitrary: anyBatch }, fc.constant<"apply">("apply"));
  fc.assert(
    fc.property(fc.constantFrom(...BATCH_STATUSES), fc.array(anyEvent, { maxLength: 30 }), (start, events) => {
      let walk: Walk = { status: start, endsAs: null };
      for (const event of events) {
        const next = step(walk, event);
        expect(next.status === walk.status || canBatchBecome(walk.status, next.status)).toBe(true);
        if (BATCH_TRANSITIONS[walk.status].length === 0) expect(next.status).toBe(walk.status);
        walk = next;
      }
    }),
  );
});

test("never keeps waiting for a batch that is settled, and never gives up waiting for one that is not", () => {
  fc.assert(
    fc.property(fc.constantFrom(...POLLABLE_BATCH_STATUSES), anyBatch, (status, batch) => {
      const decision = decidePoll(status, batch, NOW);
      const isStillPolled = POLLABLE_BATCH_STATUSES.some((pollable) => pollable === decision.status);
      expect(isStillPolled).toBe(!decision.isSettled);
    }),
  );
});

test("reaches an end from every status that is asked about, once the provider comes to one", () => {
  const ends = PROVIDER_STATUSES.filter(isTerminalProviderStatus);
  fc.assert(
    fc.property(
      fc.constantFrom(...POLLABLE_BATCH_STATUSES),
      fc.array(anyBatch),
      fc.constantFrom(...ends),
      (start, looks, end) => {
        const final = batchThatIs(end, { output_file_id: "file-out" });
        const walk = [...looks, final, "apply" as const].reduce<Walk>(step, { status: start, endsAs: null });
        expect(BATCH_TRANSITIONS[walk.status]).toEqual([]);
      },
    ),
  );
});

test.each([
  ["UPLOADING", "validating", "VALIDATING"],
  ["VALIDATING", "in_progress", "IN_PROGRESS"],
  ["VALIDATING", "completed", "COMPLETED"],
  ["IN_PROGRESS", "cancelling", "FINALIZING"],
  ["FINALIZING", "cancelled", "COMPLETED"],
  ["IN_PROGRESS", "expired", "COMPLETED"],
  ["VALIDATING", "failed", "FAILED"],
  ["IN_PROGRESS", "validating", "IN_PROGRESS"],
  ["FINALIZING", "in_progress", "FINALIZING"],
  ["IN_PROGRESS", "paused", "IN_PROGRESS"],
  ["PROCESSED", "failed", "PROCESSED"],
] as const)("makes of %s, when the provider says %s, %s", (status, provider, expected) => {
  const seen = batchThatIs(provider, { output_file_id: "file-out" });
  expect(decidePoll(status, seen, NOW).status).toBe(expected);
});

test("shows a batch whose output file is late as FINALIZING", () => {
  const late = batchThatIs("completed", {
    completed_at: SECONDS - 1,
    request_counts: { total: 2, completed: 2, failed: 0 },
  });
  expect(decidePoll("VALIDATING", late, NOW)).toEqual({ status: "FINALIZING", isSettled: false });
});

test("gives an unknown batch up only after its 24 hours are well over", () => {
  expect(isVanished(new Date("2027-01-14T08:00:00Z"), NOW)).toBe(false);
  expect(isVanished(new Date("2027-01-14T07:00:00Z"), NOW)).toBe(false);
  expect(isVanished(new Date("2027-01-14T06:59:59Z"), NOW)).toBe(true);
});
