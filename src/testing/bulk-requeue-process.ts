import { openDatabase } from "../database/client.ts";
import { runBulkRequeue } from "../pipeline/bulk-requeuer.ts";
import { systemClock } from "../shared/clock.ts";

/** A bulk requeue in a process of its own, to be killed: `bulk-requeue-process.ts <database URL> <id>`. */
const [databaseUrl = "", id = ""] = process.argv.slice(2);
const database = openDatabase({ databaseUrl, poolSize: 1, applicationName: "bulk-requeue-process" });
await runBulkRequeue({ database, clock: systemClock }, id);
await database.$disconnect();
