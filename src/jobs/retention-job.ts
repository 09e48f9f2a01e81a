import { z } from "zod";
import { applyRetention } from "../pipeline/retention.ts";
import { defineJob } from "./job.ts";
import { RECURRING_TERMS } from "./queue-terms.ts";

/** Removes what is no longer to be kept, by the settings of the worker that does it. */
export const retentionJob = defineJob({
  name: "retention",
  payload: z.object({}).nullish(),
  policy: "exclusive",
  queue: RECURRING_TERMS,
  localConcurrency: 1,
  housekeepingCron: "17 * * * *",
  run: (deps) => applyRetention(deps),
});
