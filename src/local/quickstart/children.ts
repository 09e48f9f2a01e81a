import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../../shared/logger.ts";
import type { Closer } from "../closer.ts";
import { StartError } from "../run-process.ts";
import { childEnvOf, type LocalEnv } from "./local-env.ts";
import { type ChildOptions, superviseChild } from "./supervisor.ts";

export type Pids = { web: number; worker: number };

/** What Node runs for each child. In development both load what has changed by themselves. */
const ARGUMENTS = {
  quickstart: { web: ["src/local/web/start-web.ts"], worker: ["src/worker.ts"] },
  dev: {
    web: ["src/local/web/start-web.ts", "--dev"],
    worker: ["--watch", "--watch-preserve-output", "src/worker.ts"],
  },
} as const;

export type Mode = keyof typeof ARGUMENTS;

/** Beyond what the worker gives its jobs. */
const STOP_MARGIN_SECONDS = 10;
const READY_SECONDS = 60;

/**
 * Starts the web process and the worker, and keeps them running until the closer closes.
 *
 * @param options.onPids called whenever a process has been started in another's place
 * @returns the numbers of the processes, kept up to date
 */
export async function startChildren(
  env: LocalEnv,
  options: { mode: Mode; closer: Closer; log: Logger; onPids(): void },
): Promise<Pids> {
  const { mode, closer, log, onPids } = options;
  const pids: Pids = { web: 0, worker: 0 };
  const logs = join(env.DATA_DIR, "logs");
  await mkdir(logs, { recursive: true });
  const stops: (() => Promise<void>)[] = [];
  closer.add(() => Promise.all(stops.map((stop) => stop())));
  const start = async (name: keyof Pids) => {
    const child: ChildOptions = {
      name,
      args: [...process.execArgv, ...ARGUMENTS[mode][name]],
      env: childEnvOf(env),
      logFile: mode === "dev" ? null : join(logs, `${name}.log`),
      stopTimeoutSeconds: env.WORKER_STOP_TIMEOUT_SECONDS + STOP_MARGIN_SECONDS,
      log,
      onPid: (pid) => {
        pids[name] = pid;
        onPids();
      },
    };
    stops.push((await superviseChild(child)).stop);
  };
  const results = await Promise.allSettled([start("web"), start("worker")]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
  return pids;
}

/** Waits until the web process says that work would be done if it came. */
export async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  const giveUpAt = Date.now() + READY_SECONDS * 1000;
  while (!(await isReady(url))) {
    signal.throwIfAborted();
    if (Date.now() > giveUpAt)
      throw new StartError(`${url}/api/health/ready did not say that all is ready: see the logs.`);
    await pause(100);
  }
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/health/ready`).catch(() => null);
  return response?.ok ?? false;
}
