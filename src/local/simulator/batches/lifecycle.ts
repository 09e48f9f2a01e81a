import { isTerminalProviderStatus } from "../../../domain/provider-status.ts";
import { findBatchFault, type StoredBatch } from "./stored-batch.ts";

/** How long things take at OpenAI, about, before time is compressed. */
const VALIDATING_MS = 60_000;
const REQUEST_MS = 50;
const FINALIZING_MS = 30_000;

/** What is to be done next with a batch; `wait` without a time is until something else happens to it. */
export type Step =
  | { do: "validate" | "stop_running" | "write_results" | "finish" | "announce" | "nothing" }
  | { do: "wait"; until: number | null };

/** Decides what comes next from what is stored, the time (milliseconds) and how much faster it goes here. */
export function planStep(batch: StoredBatch, now: number, speed: number): Step {
  if (isTerminalProviderStatus(batch.status)) return { do: batch.isAnnounced ? "nothing" : "announce" };
  if (findBatchFault(batch, "hold")?.status === batch.status) return { do: "wait", until: null };
  if (batch.status === "validating") return at(batch.createdAt + VALIDATING_MS / speed, "validate");
  if (batch.status === "in_progress") return at(runEndsAt(batch, speed), "stop_running");
  if (batch.result === null) return { do: "write_results" };
  const stoppedAt = batch.cancellingAt ?? batch.finalizingAt ?? now;
  return at(stoppedAt + FINALIZING_MS / speed, "finish");

  function at(time: number, step: "validate" | "stop_running" | "finish"): Step {
    return now >= time ? { do: step } : { do: "wait", until: time };
  }
}

/** How many of the batch's requests have been run at this time. */
export function countRun(batch: StoredBatch, now: number, speed: number): number {
  if (batch.ranCount !== null) return batch.ranCount;
  if (batch.inProgressAt === null) return 0;
  const ran = Math.floor(((now - batch.inProgressAt) * speed) / REQUEST_MS);
  return Math.max(0, Math.min(toRun(batch), ran));
}

function runEndsAt(batch: StoredBatch, speed: number): number {
  return (batch.inProgressAt ?? batch.createdAt) + (toRun(batch) * REQUEST_MS) / speed;
}

/** How many requests will be run, if nobody cancels. */
function toRun(batch: StoredBatch): number {
  const total = batch.input?.total ?? 0;
  return Math.min(total, findBatchFault(batch, "expire")?.afterRows ?? total);
}

const PROGRESS = { validating: 0, in_progress: 1, finalizing: 2, cancelling: 2, terminal: 3 } as const;

/** Whether the API still knows the batch. */
export function isKnown(batch: StoredBatch): boolean {
  const vanishing = findBatchFault(batch, "vanish");
  if (vanishing === undefined) return true;
  const { status } = batch;
  return PROGRESS[isTerminalProviderStatus(status) ? "terminal" : status] < PROGRESS[vanishing.status];
}
