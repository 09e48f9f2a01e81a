import { z } from "zod";
import { applyBatch } from "../pipeline/result-applier.ts";
import { defineJob } from "./job.ts";
import { BATCH_TERMS } from "./queue-terms.ts";

/** Brings one batch's results home. */
export const batchApplyJob = defineJob({
  name: "batch-apply",
  payload: z.object({ batchId: z.uuid() }),
  policy: "exclusive",
  queue: BATCH_TERMS,
  localConcurrency: 2,
  run: async (deps, { batchId }) => ({ batchId, ...(await applyBatch(deps, batchId)) }),
});
