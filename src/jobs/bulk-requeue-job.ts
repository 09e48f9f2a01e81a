import { z } from "zod";
import { runBulkRequeue } from "../pipeline/bulk-requeuer.ts";
import { defineJob } from "./job.ts";
import { BATCH_TERMS } from "./queue-terms.ts";

/** Requeues what an operator chose by a filter. */
export const bulkRequeueJob = defineJob({
  name: "bulk-requeue",
  payload: z.object({ bulkRequeueId: z.uuid() }),
  policy: "exclusive",
  queue: BATCH_TERMS,
  localConcurrency: 1,
  run: async (deps, { bulkRequeueId }) => ({ bulkRequeueId, ...(await runBulkRequeue(deps, bulkRequeueId)) }),
});
