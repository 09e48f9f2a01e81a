import { parseArgs } from "node:util";
import { pino } from "pino";
import { openDatabase } from "../database/client.ts";
import { openBoss } from "../jobs/boss.ts";
import { createPipelineJobs } from "../jobs/pipeline-jobs.ts";
import { createBatches } from "../pipeline/batch-creator.ts";
import { pollBatches } from "../pipeline/batch-poller.ts";
import { submitBatch } from "../pipeline/batch-submitter.ts";
import { isCrashPoint, noCrash } from "../pipeline/crash-points.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { applyBatch } from "../pipeline/result-applier.ts";
import { createOpenAiProvider } from "../provider/openai-provider.ts";
import { systemClock } from "../shared/clock.ts";
import { TEST_INTAKE_SETTINGS } from "./intake-settings.ts";
import { killAt } from "./kill-at.ts";
import { runUntilQuiet } from "./run-until-quiet.ts";

// One step of the pipeline in a process of its own, so that its memory can be measured and it can be killed.
const { values } = parseArgs({
  options: {
    step: { type: "string", default: "" },
    batch: { type: "string", default: "" },
    database: { type: "string", default: "" },
    provider: { type: "string", default: "" },
    spool: { type: "string", default: "" },
    // The crash point at which it is killed.
    crash: { type: "string", default: "" },
  },
});

const STEPS: Record<string, (deps: PipelineDependencies) => Promise<unknown>> = {
  create: createBatches,
  submit: (deps) => submitBatch(deps, values.batch),
  poll: pollBatches,
  apply: (deps) => applyBatch(deps, values.batch),
  all: (deps) =>
    runUntilQuiet(deps, {
      untilDone: () => fetch(new URL("/simulator/done", values.provider)),
      onFailure: (error) => {
        throw error;
      },
    }),
};

const log = pino({ level: "silent" });
const database = openDatabase({ databaseUrl: values.database, poolSize: 4, applicationName: "livedash-step" });
const boss = await openBoss({ databaseUrl: values.database, role: "client", log });
const settings = {
  maxRequests: 50_000,
  maxBytes: 200_000_000,
  spoolDirectory: values.spool,
  submitDoubtSeconds: 60,
  maxAttempts: 3,
  usdToEurRate: 0.9,
  retention: { rawResponseDays: 0, attemptDays: 0 },
};
const provider = createOpenAiProvider({ apiKey: "sk-test", baseUrl: values.provider, timeoutSeconds: 60 });
const jobs = createPipelineJobs(boss, { isCreationEnabled: true });
const crashPoint = isCrashPoint(values.crash) ? killAt(values.crash) : noCrash;
// Its first statement costs a process more than the step: a worker has it behind it.
await database.$queryRaw`SELECT 1`;
const startedAt = performance.now();
const given = { database, provider, jobs, clock: systemClock, log, settings, intake: TEST_INTAKE_SETTINGS, crashPoint };
const result = await STEPS[values.step]?.(given);
const seconds = (performance.now() - startedAt) / 1000;
await boss.stop({ graceful: false });
await database.$disconnect();
process.stdout.write(
  `${JSON.stringify({ result, seconds, maxRssMegabytes: process.resourceUsage().maxRSS / 1024 })}\n`,
);
