import { openDatabase } from "../database/client.ts";
import { sessionImportJob } from "../jobs/session-import-job.ts";
import { startWorker } from "../jobs/worker.ts";
import { jobDependencies, NO_SCHEDULES } from "./test-job.ts";

// A worker that imports, in a process of its own, for a test to kill: `import-worker.ts <database URL>`.

const [databaseUrl = ""] = process.argv.slice(2);
const database = openDatabase({ databaseUrl, poolSize: 4, applicationName: "import-worker" });

await startWorker({
  databaseUrl,
  jobs: [sessionImportJob],
  schedules: NO_SCHEDULES,
  deps: jobDependencies(database, () => undefined),
  stopTimeoutSeconds: 1,
});
