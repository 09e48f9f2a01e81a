import { z } from "zod";
import { submitBatch } from "../pipeline/batch-submitter.ts";
import { defineJob } from "./job.ts";
import { BATCH_TERMS } from "./queue-terms.ts";

/** Sends one batch to the provider. */
export const batchSubmitJob = defineJob({
  name: "batch-submit",
  payload: z.object({ batchId: z.uuid() }),
  policy: "exclusive",
  queue: BATCH_TERMS,
  localConcurrency: 2,
  run: async (deps, { batchId }) => ({ batchId, outcome: await submitBatch(deps, batchId) }),
});
