import type { Experiment } from "./bench.ts";

/** What `npm run bench` runs, in this order. */
export const EXPERIMENTS: readonly Experiment[] = [];
