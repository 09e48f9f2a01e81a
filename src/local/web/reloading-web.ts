import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import { type Running, STARTED_MESSAGE } from "../run-process.ts";

const SOURCES = join(import.meta.dirname, "../..");

/** What Node runs in the web process. Next sees to its own side, pages and components, by itself. */
const RUN_BY_NODE =
  /^(?:api|auth|database|domain|jobs|pipeline|provider|queries|shared)\/.*(?<!\.test)\.ts$|^app\/[\w-]+\.ts$|^container\.ts$/u;

/** Editors write a file in several steps. */
const SETTLE_MILLISECONDS = 200;

/** The web process of development, in a child that is started anew whenever something changes that Node runs. */
export async function openReloadingWeb(args: readonly string[]): Promise<Running> {
  let child = start(args);
  let work = untilStarted(child);
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    work = work.then(async () => {
      await end(child);
      child = start(args);
      await untilStarted(child);
    });
  };
  const watcher = watch(SOURCES, { recursive: true }, (_, file) => {
    if (file === null || !RUN_BY_NODE.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(restart, SETTLE_MILLISECONDS);
  });
  await work;
  return {
    async close() {
      watcher.close();
      clearTimeout(timer);
      await work;
      await end(child);
    },
  };
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Also when it ends without having started: what it says stands in the terminal, and the next change may mend it. */
async function untilStarted(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    child.on("message", (message) => message === STARTED_MESSAGE && resolve());
    child.once("exit", () => resolve());
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
