import type { Auth } from "../auth/auth.ts";
import type { Database } from "../database/client.ts";
import type { JobBoard } from "../domain/job-board.ts";
import type { JobMonitor } from "../domain/job-monitor.ts";
import type { CancelInput, CancelResult } from "../pipeline/batch-canceller.ts";
import type { PipelineJobs } from "../pipeline/dependencies.ts";
import type { ApplyAgainResult } from "../pipeline/steering/batch-apply-again.ts";
import type { PollNowResult } from "../pipeline/steering/batch-poll-now.ts";
import type { BulkRequeueJobs } from "../pipeline/steering/bulk-requeue-steering.ts";
import type { JobControl } from "../pipeline/steering/job-steering.ts";
import type { ScheduleControl } from "../pipeline/steering/schedule-steering.ts";
import type { Clock } from "../shared/clock.ts";
import type { Logger } from "../shared/logger.ts";

/** What the API needs of the world; the composition root gives it. */
export type ApiDependencies = {
  database: Database;
  auth: Auth;
  clock: Clock;
  log: Logger;
  jobMonitor: JobMonitor;
  scheduleControl: ScheduleControl;
  jobBoard: JobBoard;
  jobControl: JobControl;
  bulkRequeueJobs: BulkRequeueJobs;
  /** What operators ask of one batch. */
  cancelBatch: (input: CancelInput) => Promise<CancelResult>;
  pollBatchNow: (input: CancelInput) => Promise<PollNowResult>;
  applyBatchAgain: (input: CancelInput) => Promise<ApplyAgainResult>;
  /** A file of the provider's as it arrives. Throws NOT_FOUND or PROVIDER_FAILED before its first byte. */
  openDownload: (fileId: string) => Promise<AsyncIterable<Uint8Array>>;
  enqueueImport: PipelineJobs["enqueueImport"];
  /** How large an uploaded CSV may be. */
  uploadMaxBytes: number;
  /** The model of companies without one of their own. */
  defaultModel: string;
  /** Verifies and acts on a provider's webhook; null where none is accepted. Throws UNAUTHENTICATED for a bad signature. */
  receiveWebhook: ((rawBody: string, headers: Headers) => Promise<void>) | null;
};
