import { z } from "zod";
import { sweepProviderFiles } from "../pipeline/provider-file-sweeper.ts";
import { defineJob } from "./job.ts";
import { RECURRING_TERMS } from "./queue-terms.ts";

/** Deletes input files at the provider that nobody needs any more; at most once an hour. */
export const providerFileSweepJob = defineJob({
  name: "provider-file-sweep",
  payload: z.object({}).nullish(),
  policy: "exclusive",
  queue: RECURRING_TERMS,
  localConcurrency: 1,
  run: (deps) => sweepProviderFiles(deps),
});
