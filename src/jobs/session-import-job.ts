import { z } from "zod";
import { performImport } from "../pipeline/queued-import.ts";
import { defineJob } from "./job.ts";
import { IMPORT_TERMS } from "./queue-terms.ts";

/** Imports one uploaded CSV, or one from the web. */
export const sessionImportJob = defineJob({
  name: "session-import",
  payload: z.object({ importRunId: z.uuid() }),
  policy: "exclusive",
  queue: IMPORT_TERMS,
  localConcurrency: 1,
  run: (deps, { importRunId }) => performImport({ ...deps, settings: deps.intake }, importRunId),
});
