import type { Database, Transaction } from "../database/client.ts";
import type { Provider } from "../provider/provider.ts";
import type { Clock } from "../shared/clock.ts";
import type { Logger } from "../shared/logger.ts";
import type { CrashPoint } from "./crash-points.ts";
import type { IntakeSettings } from "./intake/intake-dependencies.ts";

/**
 * The jobs that a step makes necessary, asked for in the transaction that makes them so. A batch that has such a job
 * already, waiting or running, gets no second one: asking again is harmless.
 */
export type PipelineJobs = {
  enqueueSubmit(tx: Transaction, batchIds: readonly string[]): Promise<void>;
  enqueueApply(tx: Transaction, batchIds: readonly string[]): Promise<void>;
  /** One more run of the creator, as soon as possible: there is room again in a model's token budget. */
  enqueueCreate(tx: Transaction): Promise<void>;
  /** A look at the files that lie with the provider; asking again within the hour does nothing. */
  enqueueFileSweep(tx: Transaction): Promise<void>;
  /** A worker's work on these imports; one that has such a job already gets no second. */
  enqueueImport(tx: Transaction, importRunIds: readonly string[]): Promise<void>;
};

export type PipelineSettings = {
  /** Requests and bytes of one input file, never above OpenAI's limits. */
  maxRequests: number;
  maxBytes: number;
  /** Where input files are built before they are sent. */
  spoolDirectory: string;
  /** For how long after an unanswered `batches.create` its batch may still turn up in the provider's list. */
  submitDoubtSeconds: number;
  /** Automatic requeue of retryable failures stops at this attempt. */
  maxAttempts: number;
  usdToEurRate: number;
  /** For how many days raw answers, and attempts that another followed, are kept; 0: for ever. */
  retention: { rawResponseDays: number; attemptDays: number };
};

/** What every step of the pipeline needs of the world. */
export type PipelineDependencies = {
  database: Database;
  provider: Provider;
  jobs: PipelineJobs;
  clock: Clock;
  log: Logger;
  settings: PipelineSettings;
  intake: IntakeSettings;
  /** Where tests kill the process; elsewhere it does nothing. */
  crashPoint: CrashPoint;
};
