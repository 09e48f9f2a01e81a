import { z } from "zod";
import { foldCounters } from "../pipeline/counter-folder.ts";
import { defineJob } from "./job.ts";
import { HOUSEKEEPING_TERMS } from "./queue-terms.ts";

/** Makes the counters' rows few again, so that sums stay quick. */
export const counterFoldJob = defineJob({
  name: "counter-fold",
  payload: z.object({}).nullish(),
  policy: "exclusive",
  queue: HOUSEKEEPING_TERMS,
  localConcurrency: 1,
  housekeepingCron: "* * * * *",
  run: (deps) => foldCounters(deps),
});
