import { join } from "node:path";
import { isTerminalProviderStatus } from "../../domain/provider-status.ts";
import type { Logger } from "../../shared/logger.ts";
import { type BatchRunner, createBatchRunner } from "./batches/batch-runner.ts";
import { type StoredBatch, storedBatchSchema } from "./batches/stored-batch.ts";
import { type FaultBook, openFaultBook } from "./faults/fault-book.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from "./settings.ts";
import { type FileStore, openFileStore } from "./store/file-store.ts";
import { openRecordStore, type RecordStore } from "./store/record-store.ts";
import { openValueStore, type ValueStore } from "./store/value-store.ts";
import { enqueuedTokenLimit } from "./token-limits.ts";
import { openWebhooks, type Webhooks } from "./webhooks.ts";

/** Everything that the simulator is, apart from the door through which one talks to it. */
export type Simulation = {
  files: FileStore;
  batches: RecordStore<StoredBatch>;
  faults: FaultBook;
  settings: ValueStore<Settings>;
  webhooks: Webhooks;
  ledger: Ledger;
  runner: BatchRunner;
  speed: number;
  log: Logger;
};

/** Opens what a directory holds, and goes on with every batch that was under way. */
export async function openSimulation(directory: string, options: { speed: number; log: Logger }): Promise<Simulation> {
  const { speed, log } = options;
  const files = await openFileStore(directory);
  const batches = await openRecordStore(join(directory, "batches"), storedBatchSchema);
  const faults = await openFaultBook(join(directory, "faults.json"));
  const settings = await openValueStore(join(directory, "settings.json"), settingsSchema, DEFAULT_SETTINGS);
  const webhooks = await openWebhooks(join(directory, "webhooks.json"), log);
  const ledger = await openLedger(join(directory, "ledger"));
  const rulesFor = ({ id }: StoredBatch) => ({
    maxRequests: settings.get().maxRequests,
    tokensLeft(model: string) {
      const limit = enqueuedTokenLimit(model, settings.get().enqueuedTokenLimits);
      return { limit, left: limit - enqueuedTokens(batches.list(), model, id) };
    },
  });
  const runner = createBatchRunner({ batches, files, ledger, webhooks, log, speed, rulesFor });
  for (const batch of batches.list()) runner.run(batch.id);
  return { files, batches, faults, settings, webhooks, ledger, runner, speed, log };
}

/** Forgets everything that ever happened. */
export async function resetSimulation(simulation: Simulation): Promise<void> {
  const { files, batches, faults, settings, webhooks, ledger, runner } = simulation;
  await runner.stop();
  await Promise.all([batches.clear(), files.clear(), faults.clear(), webhooks.clear(), ledger.clear()]);
  await settings.set(DEFAULT_SETTINGS);
}

function enqueuedTokens(batches: readonly StoredBatch[], model: string, exceptId: string): number {
  return batches
    .filter((batch) => batch.id !== exceptId && batch.input?.model === model && !isTerminalProviderStatus(batch.status))
    .reduce((sum, batch) => sum + (batch.input?.promptTokens ?? 0), 0);
}
