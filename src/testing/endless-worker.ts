import { openDatabase } from "../database/client.ts";
import { startWorker } from "../jobs/worker.ts";
import { jobDependencies, NO_SCHEDULES, testJob } from "./test-job.ts";

// A worker whose job never ends, for a test to kill. Says on its IPC channel when it has begun.

const [databaseUrl = ""] = process.argv.slice(2);
const database = openDatabase({ databaseUrl, poolSize: 2, applicationName: "endless-worker" });
const endless = testJob({
  run: () => {
    process.send?.("begun");
    return new Promise(() => undefined);
  },
});

await startWorker({
  databaseUrl,
  jobs: [endless],
  schedules: NO_SCHEDULES,
  deps: jobDependencies(database, () => undefined),
  stopTimeoutSeconds: 1,
});
