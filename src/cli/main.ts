import { Command } from "commander";
import { runCommand } from "./command.ts";

// Each command's own modules are loaded when it is run, so that `--help` and the quick ones do not wait for the rest.
const program = new Command("livedash")
  .description("LiveDash Batch: analyses chat sessions through the OpenAI Batch API.")
  .showHelpAfterError("(livedash --help lists the commands)")
  .addHelpText(
    "after",
    `
Prints JSON on standard output and everything else on standard error; ends with 1 when something failed.
Settings come from the environment and from .env; .env.example explains them. Without DATABASE_URL the embedded
PostgreSQL of DATA_DIR is used, and started for the time of the command when it is not running.`,
  );

program
  .command("import")
  .description("import a legacy CSV and its transcripts; importing it again adds nothing")
  .argument("<csv>", "path or http(s) URL of the CSV file")
  .requiredOption("--company <name>", "whose sessions they are; the company is created when it is new")
  .option("--user <name>", "user name for Basic authentication at the URL")
  .option("--password <password>", "password for Basic authentication at the URL")
  .action((source: string, options: { company: string; user?: string; password?: string }) =>
    runCommand(async (env) => (await import("./import.ts")).importCsv(env, { source, ...options })),
  );

program
  .command("create-admin")
  .description("make an account for the console and print its password; for one that is there, a new password")
  .argument("<email>", "e-mail address to sign in with")
  .option("--role <role>", "SUPER_ADMIN, ADMIN or SUPPORT (reads only)", "ADMIN")
  .action((email: string, { role }: { role: string }) =>
    runCommand(async (env) => (await import("./create-admin.ts")).createAdminAccount(env, { email, role })),
  );

program
  .command("create-api-key")
  .description("make an API key for a script and print it, this once")
  .argument("<name>", "what the key is for")
  .option("--scope <scope...>", "what the key may do, such as requests:read; may be repeated (default: everything)")
  .option("--expires-in-days <days>", "after how many days the key ends (default: never)")
  .action((name: string, options: { scope?: string[]; expiresInDays?: string }) =>
    runCommand(async (env) => (await import("./create-api-key.ts")).createKey(env, { name, ...options })),
  );

program
  .command("list-api-keys")
  .description("list the API keys, with the ids by which they are revoked")
  .action(() => runCommand(async (env) => (await import("./list-api-keys.ts")).listKeys(env)));

program
  .command("revoke-api-key")
  .description("end an API key at once; revoking it again does nothing")
  .argument("<id>", "id of the key, as list-api-keys shows it")
  .action((id: string) => runCommand(async (env) => (await import("./revoke-api-key.ts")).revokeKey(env, id)));

program
  .command("batch-create")
  .description("bundle pending requests into batches now, and send them; needs no worker")
  .action(() => runCommand(async (env) => (await import("./batch-create.ts")).createAndSubmit(env)));

program
  .command("batch-poll")
  .description("ask the provider about every batch now, and apply what has arrived; needs no worker")
  .action(() => runCommand(async (env) => (await import("./batch-poll.ts")).pollAndApply(env)));

program
  .command("summary")
  .description("count the requests by status")
  .action(() => runCommand(async (env) => (await import("./summary.ts")).summarize(env)));

program
  .command("requeue")
  .description("put failed requests back to wait for the next batch")
  .argument("<id...>", "ids of requests")
  .action((ids: string[]) => runCommand(async (env) => (await import("./requeue.ts")).requeue(env, ids)));

program
  .command("cancel-batch")
  .description("cancel a batch: what has been run is applied, its other requests fail and wait for an operator")
  .argument("<id>", "id of the batch")
  .action((id: string) => runCommand(async (env) => (await import("./cancel-batch.ts")).cancel(env, id)));

program
  .command("migrate")
  .description("bring the database up to date: tables, jobs and queues")
  .action(() => runCommand(async (env) => (await import("./migrate.ts")).migrate(env)));

await program.parseAsync();
