import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { Database } from "../database/client.ts";
import { openBoss } from "../jobs/boss.ts";
import { createPipelineJobs } from "../jobs/pipeline-jobs.ts";
import { createBatches } from "../pipeline/batch-creator.ts";
import { submitBatch } from "../pipeline/batch-submitter.ts";
import { noCrash } from "../pipeline/crash-points.ts";
import type { PipelineDependencies, PipelineSettings } from "../pipeline/dependencies.ts";
import { createOpenAiProvider } from "../provider/openai-provider.ts";
import { TEST_INTAKE_SETTINGS } from "./intake-settings.ts";
import { createTestDatabase } from "./test-database.ts";
import { startTestSimulator } from "./test-simulator.ts";

const SETTINGS: Omit<PipelineSettings, "spoolDirectory"> = {
  maxRequests: 50_000,
  maxBytes: 200_000_000,
  submitDoubtSeconds: 60,
  maxAttempts: 3,
  usdToEurRate: 0.9,
  retention: { rawResponseDays: 0, attemptDays: 0 },
};

/** A clock that a test can set forward. */
function testClock() {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    forward: (seconds: number) => {
      offset += seconds * 1000;
    },
  };
}

/**
 * The pipeline on a database and a simulated provider of the test's own, with jobs enqueued into pg-boss but done by
 * nobody: the test takes each step itself.
 */
export async function startTestPipeline(overrides: Partial<PipelineSettings> = {}) {
  const { database, databaseUrl } = await createTestDatabase();
  const simulator = await startTestSimulator();
  const spoolDirectory = await mkdtemp(join(tmpdir(), "livedash-spool-"));
  onTestFinished(() => rm(spoolDirectory, { recursive: true, force: true }));
  const logLines: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => logLines.push(line) });
  const boss = await openBoss({ databaseUrl, role: "client", log });
  onTestFinished(() => boss.stop({ graceful: false }));
  const clock = testClock();
  const providerWith = (apiKey: string, baseUrl = simulator.baseUrl) =>
    createOpenAiProvider({ apiKey, baseUrl, timeoutSeconds: 5, stallSeconds: 1 });
  const deps: PipelineDependencies = {
    database,
    provider: providerWith("sk-test"),
    jobs: createPipelineJobs(boss, { isCreationEnabled: true }),
    clock,
    log,
    settings: { ...SETTINGS, spoolDirectory, ...overrides },
    intake: TEST_INTAKE_SETTINGS,
    crashPoint: noCrash,
  };
  return { deps, database, databaseUrl, simulator, clock, logLines, providerWith, spoolDirectory };
}

/** An address at which nobody listens. */
export async function unreachableUrl(): Promise<string> {
  const gone = await startTestSimulator();
  await gone.close();
  return gone.baseUrl;
}

/** The batches that have a job of this queue, waiting or running. */
export async function listQueued(database: Database, queue: "batch-submit" | "batch-apply"): Promise<string[]> {
  const rows = await database.$queryRaw<{ batchId: string }[]>`
    SELECT data->>'batchId' AS "batchId" FROM pgboss.job WHERE name = ${queue} AND state < 'completed' ORDER BY 1`;
  return rows.map((row) => row.batchId);
}

/** How many requests have each status. */
export async function countStatuses(database: Database): Promise<Record<string, number>> {
  const groups = await database.aIProcessingRequest.groupBy({ by: ["processingStatus"], _count: { _all: true } });
  return Object.fromEntries(groups.map((group) => [group.processingStatus, group._count._all]));
}

/** Creates and submits whatever is pending. @returns the batches, in the order of creation */
export async function createAndSubmit(deps: PipelineDependencies): Promise<string[]> {
  const { batchIds } = await createBatches(deps);
  for (const batchId of batchIds) await submitBatch(deps, batchId);
  return batchIds;
}

/** How many requests have each error code; those without one under "null". */
export async function countErrorCodes(database: Database): Promise<Record<string, number>> {
  const groups = await database.aIProcessingRequest.groupBy({ by: ["errorCode"], _count: { _all: true } });
  return Object.fromEntries(groups.map((group) => [group.errorCode, group._count._all]));
}
