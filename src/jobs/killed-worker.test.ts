import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { inTransaction } from "../database/client.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { testJob } from "../testing/test-job.ts";
import { startTestWorker } from "../testing/test-worker.ts";
import { openBoss } from "./boss.ts";
import { createPipelineJobs } from "./pipeline-jobs.ts";

const ENDLESS_WORKER = join(import.meta.dirname, "../testing/endless-worker.ts");

test("what a killed worker was doing is done by another within about half a minute", async () => {
  const { database, databaseUrl } = await createTestDatabase();
  const boss = await openBoss({ databaseUrl, role: "client", log: pino({ level: "silent" }) });
  onTestFinished(() => boss.stop({ graceful: false }));
  const batchId = randomUUID();
  await inTransaction(database, (tx) =>
    createPipelineJobs(boss, { isCreationEnabled: true }).enqueueSubmit(tx, [batchId]),
  );

  const doomed = fork(ENDLESS_WORKER, [databaseUrl], { execArgv: ["--disable-warning=ExperimentalWarning"] });
  onTestFinished(() => {
    doomed.kill("SIGKILL");
  });
  await once(doomed, "message");
  const done = vi.fn(async () => ({}));
  await startTestWorker({ database, databaseUrl, jobs: [testJob({ run: done })] });
  doomed.kill("SIGKILL");
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce(), { timeout: 40_000, interval: 200 });
});
