import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openIntake } from "../container.ts";
import { recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import { importSessions } from "../pipeline/csv-intake.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, UsageError, using } from "./command.ts";

export type ImportArguments = { source: string; company: string; user?: string; password?: string };

/** Imports, and prints what came of it. Lines that failed are no failure of the command: they are in its answer. */
export async function importCsv(env: Env, input: ImportArguments): Promise<CommandResult> {
  const importInput = { companyName: input.company, source: locate(input.source), ...credentialsOf(input) };
  return using(
    () => openIntake(env, "import"),
    async (deps) => {
      const summary = await importSessions(deps, { ...importInput, onProgress: sayProgress });
      const { sessions, requests: affectedCount, duplicates, failed } = summary;
      const details = { company: input.company, sessions, duplicates, failedCount: failed.length };
      const entry = { actor: commandLineActor(), action: "sessions.imported", affectedCount, details } as const;
      await inTransaction(deps.database, (tx) => recordAudit(tx, entry));
      return { output: summary };
    },
  );
}

function sayProgress({ sessions }: { sessions: number }): void {
  process.stderr.write(`livedash: ${sessions} sessions so far\n`);
}

/** A path is looked for where the command runs, then where it was typed: npm changes to the project's folder. */
function locate(source: string): string {
  if (/^https?:\/\//iu.test(source)) return source;
  const { INIT_CWD: typedIn = process.cwd() } = process.env;
  const path = [resolve(source), resolve(typedIn, source)].find((each) => existsSync(each));
  if (path === undefined) throw new UsageError(`There is no file ${source}: give a path or an http(s) URL.`);
  return path;
}

function credentialsOf({ user, password }: ImportArguments) {
  if (user === undefined && password === undefined) return {};
  if (user === undefined || password === undefined) throw new UsageError("--user and --password go together.");
  return { credentials: { user, password } };
}
