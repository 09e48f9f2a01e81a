import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { STARTED_MESSAGE } from "../../local/run-process.ts";
import type { Life } from "./plan.ts";
import type { Stage } from "./stage.ts";
import type { Tally } from "./tally.ts";

const WORKER = join(import.meta.dirname, "chaos-worker.ts");

/** A process that is left alone, whose clock may be ahead. */
export type Unharmed = { aheadSeconds: number };

/**
 * Keeps a worker process running: one that dies is followed by the next at once, until the signal is aborted.
 *
 * @param options.lifeOf the life of the process with this number, or by how many seconds the clock of one is ahead that
 *   nothing is done to
 * @param options.onStarted called for each process that has started: its life begins there, however long that took
 */
export async function keepWorker(
  { folder, workerEnv }: Pick<Stage, "folder" | "workerEnv">,
  options: {
    worker: number;
    lifeOf(number: number): Life | Unharmed;
    onStarted(): void;
    tally: Tally;
    signal: AbortSignal;
  },
): Promise<void> {
  const { worker, lifeOf, onStarted, tally, signal } = options;
  const log = await open(join(folder, `worker-${worker}.log`), "a");
  try {
    for (let number = 0; !signal.aborted; number++) {
      const life = lifeOf(number);
      const flags =
        "aheadSeconds" in life
          ? [`--ahead=${life.aheadSeconds}`]
          : [`--crash=${life.crashPoint}`, `--skip=${life.skip}`];
      // With a channel by which it notices that this process is gone.
      const child = fork(WORKER, flags, {
        env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production", ...workerEnv },
        stdio: ["ignore", log.fd, log.fd, "ipc"],
      });
      const started = hasStarted(child).then((isUp) => {
        if (!isUp) return;
        onStarted();
        if ("standstill" in life && life.standstill !== null) standStill(child, life.standstill, tally);
      });
      tally.count(await live(child, { life, started }, signal));
    }
  } finally {
    await log.close();
  }
}

/** Whether a process has come up, once that is known. */
async function hasStarted(child: ChildProcess): Promise<boolean> {
  const exited = once(child, "exit").then(() => null);
  const message = once(child, "message").then(([text]: unknown[]) => text);
  return (await Promise.race([message, exited])) === STARTED_MESSAGE;
}

/** Stops a process for a while. It does nothing to one that is gone by then. */
function standStill(child: ChildProcess, standstill: NonNullable<Life["standstill"]>, tally: Tally): void {
  const { afterMilliseconds, milliseconds } = standstill;
  const stop = setTimeout(() => {
    if (child.kill("SIGSTOP")) tally.count("workers that stood still");
  }, afterMilliseconds);
  const goOn = setTimeout(() => child.kill("SIGCONT"), afterMilliseconds + milliseconds);
  child.once("exit", () => {
    clearTimeout(stop);
    clearTimeout(goOn);
  });
}

/** @returns how it ended */
async function live(
  child: ChildProcess,
  { life, started }: { life: Life | Unharmed; started: Promise<void> },
  signal: AbortSignal,
): Promise<string> {
  const ended = new AbortController();
  const exited = once(child, "exit").finally(() => ended.abort());
  const either = AbortSignal.any([ended.signal, signal]);
  let isKilled = false;
  const kill = () => {
    isKilled = child.kill("SIGKILL");
  };
  if ("killAfterMilliseconds" in life) {
    await Promise.race([started, untilAborted(either)]);
    await pause(life.killAfterMilliseconds, undefined, { signal: either }).catch(() => undefined);
  } else await untilAborted(either);
  if (child.exitCode === null && child.signalCode === null) kill();
  const [code, killedBy] = await exited;
  if (isKilled) return signal.aborted ? "end: killed when all was over" : "kill: at any time";
  if (killedBy === "SIGKILL" && "crashPoint" in life) return `kill: at ${life.crashPoint}`;
  return `exit: by itself with ${code ?? killedBy}`;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
