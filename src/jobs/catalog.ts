import { batchApplyJob } from "./batch-apply-job.ts";
import { batchCreateJob } from "./batch-create-job.ts";
import { batchPollJob } from "./batch-poll-job.ts";
import { batchSubmitJob } from "./batch-submit-job.ts";
import { bulkRequeueJob } from "./bulk-requeue-job.ts";
import { counterFoldJob } from "./counter-fold-job.ts";
import { importSweepJob } from "./import-sweep-job.ts";
import type { Job } from "./job.ts";
import { providerFileSweepJob } from "./provider-file-sweep-job.ts";
import { retentionJob } from "./retention-job.ts";
import { sessionImportJob } from "./session-import-job.ts";

/** Every job that there is. */
export const JOBS: readonly Job[] = [
  batchCreateJob,
  batchPollJob,
  batchSubmitJob,
  batchApplyJob,
  bulkRequeueJob,
  providerFileSweepJob,
  sessionImportJob,
  importSweepJob,
  counterFoldJob,
  retentionJob,
];
