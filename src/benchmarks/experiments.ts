import type { Experiment } from "./bench.ts";
import { IMPORT_EXPERIMENT } from "./import/import.ts";

/** What `npm run bench` runs, in this order. */
export const EXPERIMENTS: readonly Experiment[] = [IMPORT_EXPERIMENT];
