import { z } from "zod";
import { createBatches } from "../pipeline/batch-creator.ts";
import { defineJob } from "./job.ts";
import { RECURRING_TERMS } from "./queue-terms.ts";

/** Bundles pending requests into batches, on a schedule and whenever there is room again in a model's budget. */
export const batchCreateJob = defineJob({
  name: "batch-create",
  payload: z.object({}).nullish(),
  policy: "exclusive",
  queue: RECURRING_TERMS,
  localConcurrency: 1,
  run: async (deps) => {
    const { batchIds, ...summary } = await createBatches(deps);
    return { batchCount: batchIds.length, ...summary };
  },
});
