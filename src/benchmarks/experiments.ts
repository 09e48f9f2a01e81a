import { APPLY_EXPERIMENT } from "./apply/apply.ts";
import { AT_SIZE_EXPERIMENT } from "./at-size.ts";
import type { Experiment } from "./bench.ts";
import { IMPORT_EXPERIMENT } from "./import/import.ts";
import { MEMORY_EXPERIMENT } from "./memory/memory.ts";
import { REST_EXPERIMENT } from "./rest/rest.ts";
import { SUBMIT_EXPERIMENT } from "./submit/submit.ts";
import { WORKERS_EXPERIMENT } from "./workers/workers.ts";

/** What `npm run bench` runs, in this order. */
export const EXPERIMENTS: readonly Experiment[] = [
  APPLY_EXPERIMENT,
  SUBMIT_EXPERIMENT,
  MEMORY_EXPERIMENT,
  IMPORT_EXPERIMENT,
  REST_EXPERIMENT,
  WORKERS_EXPERIMENT,
  AT_SIZE_EXPERIMENT,
];
