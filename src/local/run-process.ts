import { EnvError } from "../shared/env.ts";

/** Something that runs until it is told to end. */
export type Running = { close(): Promise<void> };

/** A start that failed for a reason that the message tells whole. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** What a child that has started says to the process that supervises it. */
export const STARTED_MESSAGE = "livedash.started";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** One Ctrl-C arrives twice: from the terminal, and once more from npm, which passes it on. */
const SAME_SIGNAL_MILLISECONDS = 1000;

const PARENT_CHECK_MILLISECONDS = 500;

/**
 * The whole life of a long-running process: starts it, and closes it once it is told to end by a signal, or because
 * the process that started it with an IPC channel is gone. Told a second time, it ends at once. Told while it is still
 * starting, it aborts the start, or closes as soon as it has started.
 *
 * @param start when its signal is aborted it may throw the signal's reason, having closed what it had opened
 * @param options.withParent as an npm script it also ends when npm is gone
 */
export async function runProcess(
  start: (signal: AbortSignal) => Promise<Running>,
  { withParent = false }: { withParent?: boolean } = {},
): Promise<never> {
  const { promise: told, signal } = untilTold(withParent);
  try {
    const running = await start(signal);
    if (process.connected) process.send?.(STARTED_MESSAGE);
    await told;
    await running.close();
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) {
      process.stderr.write(`${explain(error)}\n`);
      process.exit(1);
    }
  }
  process.exit(0);
}

/**
 * Waits for a signal to end, or with `withParent` for the end of the npm that started this process. From then on this
 * process ends by itself only when it is told a second time.
 */
export function untilTold(withParent: boolean): { promise: Promise<void>; signal: AbortSignal } {
  const told = new AbortController();
  const { signal } = told;
  const promise = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  let toldAt = 0;
  const tell = () => {
    if (signal.aborted && performance.now() - toldAt > SAME_SIGNAL_MILLISECONDS) process.exit(1);
    if (signal.aborted) return;
    toldAt = performance.now();
    told.abort();
  };
  for (const name of SIGNALS) process.on(name, tell);
  if (process.connected) process.once("disconnect", tell);
  const { npm_lifecycle_event: script } = process.env;
  if (withParent && script !== undefined) watchParent(tell);
  return { promise, signal };
}

/** npm, or the shell between, may be killed without passing anything on. */
function watchParent(tell: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    // Once: told again, the process would end before it has closed.
    clearInterval(timer);
    tell();
  }, PARENT_CHECK_MILLISECONDS);
  timer.unref();
}

/** What a person can act on: the sentence where one tells it all, else the whole error. */
function explain(error: unknown): string {
  if (error instanceof EnvError || error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
