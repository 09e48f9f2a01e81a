import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "../../shared/logger.ts";
import { STARTED_MESSAGE, StartError } from "../run-process.ts";

const ROOT = join(import.meta.dirname, "../../..");

export type ChildOptions = {
  name: string;
  /** Arguments of Node: the file, from the project's folder, and its own. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Takes all that the child prints; emptied first. Null: printed where this process prints. */
  logFile: string | null;
  stopTimeoutSeconds: number;
  log: Logger;
  /** Called for every process that is started in the child's place. */
  onPid(pid: number): void;
};

export type SupervisedChild = { stop(): Promise<void> };

const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** A child that has run for this long begins its pauses anew. */
const STABLE_MILLISECONDS = 60_000;

/**
 * Starts a process and waits until it says that it has started; from then on starts it again, with growing pauses,
 * whenever it ends. Under `--watch` Node stands between and passes nothing on: then there is nothing to wait for.
 *
 * @throws {StartError} with the end of its log, when it ends before it has started
 */
export async function superviseChild(options: ChildOptions): Promise<SupervisedChild> {
  const { name, args, env, log } = options;
  const logFile = options.logFile === null ? null : await open(options.logFile, "w", 0o600);
  let isStopping = false;
  let pause = FIRST_PAUSE_MILLISECONDS;
  let timer: NodeJS.Timeout | undefined;
  let child = start();
  try {
    if (!args.includes("--watch")) await untilStarted(options, child);
  } catch (error) {
    await logFile?.close();
    throw error;
  }
  watch();
  return { stop };

  // A group of its own, so that Ctrl-C in the terminal is for the supervisor alone, which stops its children in order.
  function start(): ChildProcess {
    const output = logFile?.fd ?? "inherit";
    const started = spawn(process.execPath, args, {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ["ignore", output, output, "ipc"],
    });
    started.on("error", (err) => log.error({ err, child: name }, "child.failed"));
    if (started.pid !== undefined) options.onPid(started.pid);
    return started;
  }

  function watch(): void {
    const startedAt = performance.now();
    child.once("exit", (code, signal) => {
      if (isStopping) return;
      if (performance.now() - startedAt > STABLE_MILLISECONDS) pause = FIRST_PAUSE_MILLISECONDS;
      log.warn({ child: name, code, signal, restartInMs: pause }, "child.ended");
      timer = setTimeout(() => {
        child = start();
        watch();
      }, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS);
    });
  }

  async function stop(): Promise<void> {
    isStopping = true;
    clearTimeout(timer);
    await endChild(child, options.stopTimeoutSeconds);
    await logFile?.close();
  }
}

async function untilStarted({ name, logFile }: ChildOptions, child: ChildProcess): Promise<void> {
  const isStarted = await new Promise<boolean>((resolve) => {
    child.on("message", (message) => message === STARTED_MESSAGE && resolve(true));
    child.once("exit", () => resolve(false));
    child.once("error", () => resolve(false));
  });
  if (isStarted) return;
  if (logFile === null) throw new StartError(`The ${name} process did not start; what it says stands above.`);
  const text = await readFile(logFile, "utf8").catch(() => "");
  throw new StartError(`The ${name} process did not start. Its log, ${logFile}, ends with:\n${text.slice(-2000)}`);
}

/** Asks the child to end, and makes it when it does not. */
async function endChild(child: ChildProcess, timeoutSeconds: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutSeconds * 1000);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
