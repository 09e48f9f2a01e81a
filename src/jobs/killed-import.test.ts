import { fork } from "node:child_process";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { SET_LIMITS } from "../pipeline/intake/set-writer.ts";
import { startTestImports } from "../testing/test-import.ts";
import { csvLine } from "../testing/test-intake.ts";
import { startTestWorker } from "../testing/test-worker.ts";
import { startWebServer } from "../testing/web-server.ts";
import { openBoss } from "./boss.ts";
import { createPipelineJobs } from "./pipeline-jobs.ts";
import { sessionImportJob } from "./session-import-job.ts";

const IMPORT_WORKER = join(import.meta.dirname, "../testing/import-worker.ts");
/** One set is written, and the next is being gathered. */
const WRITTEN = SET_LIMITS.maxCount;
const EARLY = WRITTEN + 50;
const COUNT = WRITTEN + 150;

test("an import whose worker is killed in the middle is finished by another, with counts as if nothing had happened", async () => {
  const { database, databaseUrl, upload, getRun } = await startTestImports();
  let isOpen = false;
  const server = await startWebServer((request, response) => {
    if (isOpen || request.url === "/early") response.end("User: Hello\nAssistant: Hi\n");
  });
  const lines = Array.from({ length: COUNT }, (_, index) =>
    csvLine({ id: `s-${index}`, transcript: index < EARLY ? "/early" : "/late" }),
  );
  const id = await upload(["broken", ...lines, ""].join("\n"), { base: server.url });
  const boss = await openBoss({ databaseUrl, role: "client", log: pino({ level: "silent" }) });
  onTestFinished(() => boss.stop({ graceful: false }));
  await createPipelineJobs(boss, { isCreationEnabled: true }).enqueueImport(database, [id]);

  const doomed = fork(IMPORT_WORKER, [databaseUrl], { execArgv: ["--disable-warning=ExperimentalWarning"] });
  onTestFinished(() => {
    doomed.kill("SIGKILL");
  });
  await expect.poll(async () => (await getRun(id)).sessionCount, { timeout: 20_000 }).toBe(WRITTEN);
  doomed.kill("SIGKILL");
  isOpen = true;
  await startTestWorker({ database, databaseUrl, jobs: [sessionImportJob] });
  await expect.poll(async () => (await getRun(id)).status, { timeout: 50_000, interval: 200 }).toBe("COMPLETED");
  expect(await getRun(id)).toMatchObject({
    attempt: 2,
    sessionCount: COUNT,
    requestCount: COUNT,
    duplicateCount: 0,
    rejectedCount: 1,
  });
  expect(await database.session.count()).toBe(COUNT);
  expect(await database.importUploadChunk.count()).toBe(0);
});
