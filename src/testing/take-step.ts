import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);
const SOURCES = join(import.meta.dirname, "..");

const reportSchema = z.object({ result: z.unknown(), seconds: z.number(), maxRssMegabytes: z.number() });

export type StepReport = z.infer<typeof reportSchema>;

/** What `run-step.ts` takes; `batch` is for the steps that are about one. */
export type StepOptions = { step: string; database: string; provider: string; spool: string; batch?: string };

/**
 * Takes one step of the pipeline in a process of its own, started as every process of the product is.
 *
 * @returns what came of it, how long the step itself took, and the most memory that the process held
 */
export async function takeStep(options: StepOptions): Promise<StepReport> {
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const args = [join(SOURCES, "bootstrap.mjs"), join(SOURCES, "testing/run-step.ts"), ...flags];
  const { stdout } = await run(process.execPath, args);
  return reportSchema.parse(JSON.parse(stdout));
}
