import { expect, test } from "vitest";
import { canBatchBecome, POLLABLE_BATCH_STATUSES } from "./batch-status.ts";
import {
  FINAL_STATUS_OF_PROVIDER,
  isProviderStatus,
  isTerminalProviderStatus,
  PROVIDER_STATUSES,
  STATUS_OF_PROVIDER,
} from "./provider-status.ts";

test.each(PROVIDER_STATUSES)("makes of %s a status that a batch with the provider can be brought to", (provider) => {
  const ours = STATUS_OF_PROVIDER[provider];
  expect(POLLABLE_BATCH_STATUSES.some((status) => status === ours || canBatchBecome(status, ours))).toBe(true);
});

test.each(PROVIDER_STATUSES.filter(isTerminalProviderStatus))("has an end for a batch that is %s", (provider) => {
  const reached = STATUS_OF_PROVIDER[provider];
  const end = FINAL_STATUS_OF_PROVIDER[provider];
  expect(reached === end || canBatchBecome(reached, end)).toBe(true);
  expect(["PROCESSED", "FAILED", "CANCELLED"]).toContain(end);
});

test.each(PROVIDER_STATUSES.filter((status) => !isTerminalProviderStatus(status)))(
  "goes on asking about a batch that is %s",
  (provider) => {
    expect(POLLABLE_BATCH_STATUSES).toContain(STATUS_OF_PROVIDER[provider]);
  },
);

test.each(["expired", "cancelled"] as const)("applies what was paid for before a batch ends as %s", (provider) => {
  expect(STATUS_OF_PROVIDER[provider]).toBe("COMPLETED");
});

test.each(["", "COMPLETED", "paused", "toString", "constructor", "__proto__", "hasOwnProperty"])(
  "knows no provider status %j",
  (word) => {
    expect({ isKnown: isProviderStatus(word), isTerminal: isTerminalProviderStatus(word) }).toEqual({
      isKnown: false,
      isTerminal: false,
    });
  },
);
