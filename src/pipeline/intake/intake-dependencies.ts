import type { Database } from "../../database/client.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Logger } from "../../shared/logger.ts";

export type IntakeSettings = {
  /** The model of companies without one of their own. */
  defaultModel: string;
  transcriptConcurrency: number;
  /** For one transcript, all tries included. */
  transcriptTimeoutSeconds: number;
  transcriptMaxBytes: number;
  /** Whether a CSV and its transcripts may lie on this machine's own network. */
  allowPrivateAddresses: boolean;
};

export type IntakeDependencies = { database: Database; clock: Clock; log: Logger; settings: IntakeSettings };
