import type { BatchStatus } from "../../src/domain/batch-status.ts";
import type { Random } from "../../src/testing/chaos/random.ts";

const HOUR = 3_600_000;

/** One batch of the showcase: whose, how large, since when, and how far it has come. */
export type PlannedBatch = {
  company: number;
  model: string;
  size: number;
  createdAt: Date;
  status: BatchStatus;
  providerStatus: string;
};

const MODELS = ["gpt-4o-mini", "gpt-4.1-mini", "gpt-5-mini"] as const;

/** A month of batches: several an hour over the last day, more by day than by night, and some on each day before. */
export function planBatches(now: Date, random: Random, size: number): PlannedBatch[] {
  const ended = (hoursAgo: number, share: number): PlannedBatch => ({
    company: random.int(0, 3),
    model: random.pick(MODELS),
    size: Math.max(1, Math.round(size * share)),
    createdAt: new Date(now.getTime() - hoursAgo * HOUR - random.int(20, 50) * 60_000),
    status: "PROCESSED",
    providerStatus: "completed",
  });
  const lastDay = Array.from({ length: 24 }, (_, hour) => {
    const hourOfDay = new Date(now.getTime() - hour * HOUR).getUTCHours();
    const share = 0.3 + Math.max(0, Math.sin(((hourOfDay - 5) / 16) * Math.PI)) * 1.4;
    return ended(hour, share);
  });
  const before = Array.from({ length: 29 * 3 }, (_, index) => {
    const day = 1 + Math.floor(index / 3);
    return ended(day * 24 + (index % 3) * 6, random.int(5, 12) / 10);
  });
  return [...before.reverse(), ...lastDay.reverse(), ...unfinished(now, size)];
}

function unfinished(now: Date, size: number): PlannedBatch[] {
  const batch = (minutesAgo: number, company: number, status: BatchStatus, providerStatus: string): PlannedBatch => ({
    company,
    model: MODELS[company % MODELS.length] ?? MODELS[0],
    size,
    createdAt: new Date(now.getTime() - minutesAgo * 60_000),
    status,
    providerStatus,
  });
  return [
    batch(30 * 60, 1, "FAILED", "expired"),
    batch(26 * 60, 2, "CANCELLED", "cancelled"),
    batch(190, 0, "COMPLETED", "completed"),
    batch(95, 3, "FINALIZING", "finalizing"),
    batch(64, 1, "IN_PROGRESS", "in_progress"),
    batch(37, 0, "IN_PROGRESS", "in_progress"),
    batch(8, 2, "VALIDATING", "validating"),
  ];
}
