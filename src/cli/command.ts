import { userInfo } from "node:os";
import type { Actor } from "../database/audit-store.ts";
import { loadEnv } from "../local/load-env.ts";
import { StartError, untilTold } from "../local/run-process.ts";
import { type Env, EnvError } from "../shared/env.ts";
import { AppError } from "../shared/errors.ts";

/** As a shell has it for a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * What a command prints on standard output, null when it has printed it already, and the sentence that says what went
 * wrong all the same.
 */
export type CommandResult = { output: object | null; problem?: string | undefined };

/** A mistake of whoever typed the command; the message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Runs a command to its end: JSON on standard output, a sentence on standard error and exit code 1 when it failed.
 */
export async function runCommand(command: (env: Env) => Promise<CommandResult>): Promise<never> {
  try {
    const { output, problem } = await command(loadEnv());
    if (output !== null) await writeAll(process.stdout, `${JSON.stringify(output)}\n`);
    return await end(problem);
  } catch (error) {
    return end(explain(error));
  }
}

/**
 * Does `work` with something that has been opened, and closes it; also when the command is interrupted, so that no
 * embedded service stays behind. While it is still opening, an interruption waits for that.
 */
export async function using<T extends { close(): Promise<void> }, R>(
  open: () => Promise<T>,
  work: (opened: T) => Promise<R>,
): Promise<R> {
  const { promise: told, signal } = untilTold(true);
  const opened = await open();
  const exit = () => process.exit(INTERRUPTED);
  // Not when `work` has ended: it may wait for what is closed under it.
  told.then(() => opened.close()).then(exit, exit);
  try {
    signal.throwIfAborted();
    return await work(opened);
  } finally {
    await opened.close();
    if (signal.aborted) exit();
  }
}

/** Prints on standard output what is too long to be held at once, as fast as it is read. */
export async function printPieces(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) await writeAll(process.stdout, piece);
}

/** Who the audit log names for what is done here: the account of the operating system. */
export function commandLineActor(): Actor {
  return { type: "command_line", id: null, label: nameOfUser() };
}

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}

async function end(problem: string | undefined): Promise<never> {
  if (problem !== undefined) await writeAll(process.stderr, `livedash: ${problem}\n`);
  process.exit(problem === undefined ? 0 : 1);
}

/** A pipe may take less than all at once, and what it has not taken is lost when the process exits. */
function writeAll(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => stream.write(text, () => resolve()));
}

/** Errors whose message is all that a person needs. */
const PLAIN = [EnvError, StartError, AppError, UsageError];

function explain(error: unknown): string {
  if (PLAIN.some((type) => error instanceof type)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
