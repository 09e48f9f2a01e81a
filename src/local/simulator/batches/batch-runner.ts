import pLimit from "p-limit";
import type { Logger } from "../../../shared/logger.ts";
import type { Ledger } from "../ledger.ts";
import type { FileStore } from "../store/file-store.ts";
import type { RecordStore } from "../store/record-store.ts";
import type { Webhooks } from "../webhooks.ts";
import { planStep, type Step } from "./lifecycle.ts";
import { createSleeper } from "./sleeper.ts";
import type { StoredBatch } from "./stored-batch.ts";
import { findBatchFault } from "./stored-batch.ts";
import { finish, stopRunning } from "./transitions.ts";
import { type InputRules, validateInput } from "./validate-input.ts";
import { writeResults } from "./write-results.ts";

export type RunnerDependencies = {
  batches: RecordStore<StoredBatch>;
  files: FileStore;
  ledger: Ledger;
  webhooks: Webhooks;
  log: Logger;
  speed: number;
  rulesFor(batch: StoredBatch): InputRules;
};

/** Takes every batch through its life. All that it knows is on disk, so it may end anywhere and be started again. */
export type BatchRunner = {
  run(batchId: string): void;
  /** Looks at a batch again at once, because something else happened to it. */
  wake(batchId: string): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
  /** Ends all that is under way. What was half done is done again when it is run again. */
  stop(): Promise<void>;
};

export function createBatchRunner(deps: RunnerDependencies): BatchRunner {
  const { batches, log, speed } = deps;
  // One at a time, so that memory does not grow with the number of batches.
  const inTurn = pLimit(1);
  const sleeper = createSleeper();
  const running = new Set<Promise<void>>();
  let stopping = new AbortController();

  async function live(batchId: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const batch = batches.find(batchId);
      if (batch === undefined) return;
      const step = planStep(batch, Date.now(), speed);
      if (step.do === "nothing") return;
      if (step.do === "wait") await sleeper.sleep(batchId, step.until, signal);
      else await take(step.do, batch, signal);
    }
  }

  async function take(step: Exclude<Step["do"], "wait" | "nothing">, batch: StoredBatch, signal: AbortSignal) {
    const change = await inTurnIfLong(step, () => changeOf(step, batch, deps, signal));
    signal.throwIfAborted();
    const current = batches.find(batch.id);
    if (current === undefined) return;
    const next = change(current);
    await batches.put(next);
    if (next.status !== batch.status) log.info({ batchId: batch.id, status: next.status }, "batch.status");
  }

  async function inTurnIfLong<T>(step: Step["do"], work: () => Promise<T>): Promise<T> {
    return step === "validate" || step === "write_results" ? inTurn(work) : work();
  }

  return {
    run(batchId) {
      const { signal } = stopping;
      const life = live(batchId, signal).catch((error: unknown) => {
        if (!signal.aborted) log.error({ batchId, err: error }, "batch.broke");
      });
      running.add(life);
      life.finally(() => running.delete(life)).catch(() => undefined);
    },
    wake: sleeper.wake,
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
      stopping = new AbortController();
    },
  };
}

/** Does the work of a step. @returns what it changes in the batch as it is by then: it may have been cancelled meanwhile */
async function changeOf(
  step: Exclude<Step["do"], "wait" | "nothing">,
  batch: StoredBatch,
  deps: RunnerDependencies,
  signal: AbortSignal,
): Promise<(current: StoredBatch) => StoredBatch> {
  signal.throwIfAborted();
  switch (step) {
    case "validate": {
      const outcome = await validate(batch, deps, signal);
      return (current) => {
        if (current.status !== "validating") return current;
        const now = Date.now();
        return "input" in outcome
          ? { ...current, status: "in_progress", input: outcome.input, inProgressAt: now }
          : { ...current, status: "failed", errors: outcome.errors, failedAt: now };
      };
    }
    case "stop_running":
      return (current) => (current.status === "in_progress" ? stopRunning(current, Date.now(), deps.speed) : current);
    case "write_results": {
      const result = await writeResults(batch, deps, signal);
      return (current) => ({ ...current, result });
    }
    case "finish":
      return (current) => finish(current, Date.now());
    case "announce":
      await deps.webhooks.announce(`batch.${batch.status}`, batch.id, signal);
      return (current) => ({ ...current, isAnnounced: true });
  }
}

async function validate(batch: StoredBatch, deps: RunnerDependencies, signal: AbortSignal) {
  const scripted = findBatchFault(batch, "fail_validation");
  if (scripted !== undefined) return { errors: scripted.errors };
  return validateInput(batch, deps.files.contentPath(batch.inputFileId), deps.rulesFor(batch), signal);
}
