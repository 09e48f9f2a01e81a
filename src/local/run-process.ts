import { EnvError } from "../shared/env.ts";

/** Something that runs until it is told to end. */
export type Running = { close(): Promise<void> };

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * The whole life of a long-running process: starts it, and closes it once it is told to end by a signal, or because
 * the process that started it with an IPC channel is gone. Told a second time, it ends at once. Told while it is still
 * starting, it closes as soon as it has started.
 */
export async function runProcess(start: () => Promise<Running>): Promise<void> {
  const told = untilTold();
  try {
    const running = await start();
    await told;
    await running.close();
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    let isTold = false;
    const tell = () => {
      if (isTold) process.exit(1);
      isTold = true;
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, tell);
    if (process.connected) process.once("disconnect", tell);
  });
}

/** Ends with what a person can act on: the sentence for a mistake in the environment, else the whole error. */
export function fail(error: unknown): never {
  const text = error instanceof EnvError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
