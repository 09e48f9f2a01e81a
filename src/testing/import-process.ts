import { pino } from "pino";
import { openDatabase } from "../database/client.ts";
import { importSessions } from "../pipeline/csv-intake.ts";
import { systemClock } from "../shared/clock.ts";

/** An import in a process of its own, to be killed: `import-process.ts <database URL> <csv>`. Prints its progress. */
const [databaseUrl = "", source = ""] = process.argv.slice(2);
const database = openDatabase({ databaseUrl, poolSize: 4, applicationName: "import-process" });
const settings = {
  defaultModel: "gpt-4o-mini",
  transcriptConcurrency: 8,
  transcriptTimeoutSeconds: 60,
  transcriptMaxBytes: 10_000,
  allowPrivateAddresses: true,
};
const deps = { database, clock: systemClock, log: pino({ level: "silent" }), settings };
await importSessions(deps, {
  companyName: "Acme",
  source,
  actor: { type: "command_line", id: null, label: "test" },
  onProgress: ({ sessions }) => process.stdout.write(`${sessions}\n`),
});
await database.$disconnect();
