import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openIntake } from "../container.ts";
import { importSessions } from "../pipeline/csv-intake.ts";
import { interruptImport } from "../pipeline/import-interruption.ts";
import type { ImportResult } from "../pipeline/intake/import-run.ts";
import { type Rejection, streamRejections } from "../queries/stream-rejections.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, printPieces, UsageError, using } from "./command.ts";

export type ImportArguments = { source: string; company: string; user?: string; password?: string };

/** Imports, and prints what came of it. Lines that failed are no failure of the command: they are in its answer. */
export async function importCsv(env: Env, input: ImportArguments): Promise<CommandResult> {
  const importInput = { companyName: input.company, source: locate(input.source), ...credentialsOf(input) };
  let begun: string | undefined;
  const open = async () => {
    const intake = await openIntake(env, "import");
    const close = async () => {
      const interrupted = begun;
      begun = undefined;
      if (interrupted !== undefined) await interruptImport(intake, interrupted);
      await intake.close();
    };
    return { ...intake, close };
  };
  return using(open, async (deps) => {
    const onBegun = (importRunId: string) => {
      begun = importRunId;
    };
    const result = await importSessions(deps, {
      ...importInput,
      actor: commandLineActor(),
      onBegun,
      onProgress: sayProgress,
    });
    await printPieces(encodeResult(result, streamRejections(deps.database, result.importRunId)));
    return { output: null };
  });
}

/** `{ "sessions", "requests", "duplicates", "failed": [ { "line", "reason" } ] }`, however many lines failed. */
async function* encodeResult(
  { sessions, requests, duplicates }: ImportResult,
  rejections: AsyncIterable<Rejection[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ sessions, requests, duplicates }).slice(0, -1)},"failed":[`;
  let separator = "";
  for await (const page of rejections) {
    yield separator + page.map((rejection) => JSON.stringify(rejection)).join(",");
    separator = ",";
  }
  yield "]}\n";
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
