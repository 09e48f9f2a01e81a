import { pino } from "pino";
import { z } from "zod";
import type { Database } from "../database/client.ts";
import { defineJob, type Job, type ScheduleSettings } from "../jobs/job.ts";
import { noCrash } from "../pipeline/crash-points.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { createOpenAiProvider } from "../provider/openai-provider.ts";
import { systemClock } from "../shared/clock.ts";
import { TEST_INTAKE_SETTINGS } from "./intake-settings.ts";

export const NO_SCHEDULES: ScheduleSettings = {
  "batch-create": { cron: "*/10 * * * *", enabled: false },
  "batch-poll": { cron: "*/2 * * * *", enabled: false },
};

/** What a job's handler gets where it asks nothing of the provider. */
export function jobDependencies(database: Database, write: (line: string) => void): Omit<PipelineDependencies, "jobs"> {
  const settings = {
    maxRequests: 50_000,
    maxBytes: 200_000_000,
    spoolDirectory: "unused",
    submitDoubtSeconds: 60,
    maxAttempts: 3,
    usdToEurRate: 1,
    retention: { rawResponseDays: 0, attemptDays: 0 },
  };
  const provider = createOpenAiProvider({ apiKey: "sk-test", baseUrl: "http://127.0.0.1:1/v1", timeoutSeconds: 1 });
  return {
    database,
    provider,
    clock: systemClock,
    log: pino({ level: "debug" }, { write }),
    settings,
    intake: TEST_INTAKE_SETTINGS,
    crashPoint: noCrash,
  };
}

/** A job that is tried again soon, with whatever the test wants of it. */
export function testJob(overrides: Partial<Omit<Job, "run" | "deadLetter">> & Pick<Job, "run">): Job {
  return defineJob({
    name: "batch-submit",
    payload: z.object({ batchId: z.uuid() }),
    policy: "exclusive",
    localConcurrency: 1,
    ...overrides,
    queue: {
      retryLimit: 1,
      retryDelay: 1,
      retryDelayMax: 1,
      heartbeatSeconds: 10,
      expireInSeconds: 600,
      retentionSeconds: 3600,
      deleteAfterSeconds: 3600,
      ...overrides.queue,
    },
  });
}
