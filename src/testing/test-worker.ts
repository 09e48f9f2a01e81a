import { onTestFinished } from "vitest";
import type { Database } from "../database/client.ts";
import { startWorker, type WorkerOptions } from "../jobs/worker.ts";
import { jobDependencies, NO_SCHEDULES } from "./test-job.ts";

/** A worker that is stopped when the test ends. */
export async function startTestWorker(
  options: Pick<WorkerOptions, "databaseUrl" | "jobs"> & { database: Database } & Partial<WorkerOptions>,
) {
  const logLines: string[] = [];
  const { database, ...rest } = options;
  const deps = jobDependencies(database, (line) => logLines.push(line));
  const worker = await startWorker({ schedules: NO_SCHEDULES, deps, stopTimeoutSeconds: 1, ...rest });
  onTestFinished(worker.stop);
  return { ...worker, logLines };
}
