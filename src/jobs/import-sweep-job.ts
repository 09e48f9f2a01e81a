import { z } from "zod";
import { sweepImports } from "../pipeline/import-sweeper.ts";
import { defineJob } from "./job.ts";
import { HOUSEKEEPING_TERMS } from "./queue-terms.ts";

/** Ends or resumes imports that nobody is at any more. */
export const importSweepJob = defineJob({
  name: "import-sweep",
  payload: z.object({}).nullish(),
  policy: "exclusive",
  queue: HOUSEKEEPING_TERMS,
  localConcurrency: 1,
  housekeepingCron: "* * * * *",
  run: async (deps) => {
    const { abandonedIds, resumedIds } = await sweepImports(deps);
    return { abandonedCount: abandonedIds.length, resumedCount: resumedIds.length };
  },
});
