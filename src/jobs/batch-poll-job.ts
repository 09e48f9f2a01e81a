import { z } from "zod";
import { pollBatches } from "../pipeline/batch-poller.ts";
import { sweepBatches } from "../pipeline/batch-sweeper.ts";
import { sweepSpool } from "../pipeline/spool-sweeper.ts";
import { defineJob } from "./job.ts";
import { RECURRING_TERMS } from "./queue-terms.ts";

/** Brings every batch in flight up to date, and asks for the jobs that some batch lacks. */
export const batchPollJob = defineJob({
  name: "batch-poll",
  payload: z.object({}).nullish(),
  policy: "exclusive",
  queue: RECURRING_TERMS,
  localConcurrency: 1,
  run: async (deps) => {
    const polled = await pollBatches(deps);
    const { submitIds, applyIds, strandedCount, stuckIds } = await sweepBatches(deps);
    const sweptFileCount = await sweepSpool(deps);
    return {
      ...polled,
      sweptSubmitCount: submitIds.length,
      sweptApplyCount: applyIds.length,
      strandedCount,
      stuckCount: stuckIds.length,
      sweptFileCount,
    };
  },
});
