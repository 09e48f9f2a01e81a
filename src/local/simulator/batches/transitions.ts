import { countRun } from "./lifecycle.ts";
import { findBatchFault, type StoredBatch } from "./stored-batch.ts";

/** The batch when the last of its requests has run, or its time is up. */
export function stopRunning(batch: StoredBatch, now: number, speed: number): StoredBatch {
  return { ...batch, status: "finalizing", finalizingAt: now, ranCount: countRun(batch, now, speed) };
}

/** The batch from the moment on at which somebody cancels it: what has run by then was paid for. */
export function cancel(batch: StoredBatch, now: number, speed: number): StoredBatch {
  return { ...batch, status: "cancelling", cancellingAt: now, ranCount: countRun(batch, now, speed) };
}

/** The batch when its files are there. */
export function finish(batch: StoredBatch, now: number): StoredBatch {
  if (batch.cancellingAt !== null) return { ...batch, status: "cancelled", cancelledAt: now };
  const isExpired = findBatchFault(batch, "expire") !== undefined;
  return isExpired
    ? { ...batch, status: "expired", expiredAt: now }
    : { ...batch, status: "completed", completedAt: now };
}
