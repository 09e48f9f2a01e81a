import { fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { STARTED_MESSAGE } from "../local/run-process.ts";

const ROOT = join(import.meta.dirname, "../..");

export type ProductProcess = {
  pid: number;
  /** The first line, printed or logged, that a pattern is found in, as soon as it is there. */
  findLine(pattern: RegExp): Promise<string>;
  /** Tells it to end, and waits until it has. */
  stop(): Promise<void>;
};

/**
 * Starts one of the product's own processes, such as `src/worker.ts`, and waits until it has started. Nothing of this
 * process's environment but the path reaches it. It ends with this process.
 *
 * @throws when it ends instead, with what it had to say
 */
export async function startProductProcess(
  file: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<ProductProcess> {
  const { PATH, HOME } = process.env;
  const child = fork(join(ROOT, file), args, {
    cwd: ROOT,
    env: { PATH, HOME, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const lines: string[] = [];
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error(`${file} has no output.`);
  const news = new EventEmitter();
  for (const input of [stdout, stderr]) {
    createInterface({ input }).on("line", (line) => {
      lines.push(line);
      news.emit("line");
    });
  }
  const exited = once(child, "exit");
  const [message]: unknown[] = await Promise.race([once(child, "message"), exited]);
  if (message !== STARTED_MESSAGE) throw new Error(`${file} has not started: ${lines.join("\n")}`);
  return {
    pid: child.pid ?? 0,
    findLine: async (pattern) => {
      for (;;) {
        const found = lines.find((line) => pattern.test(line));
        if (found !== undefined) return found;
        await once(news, "line");
      }
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await exited;
    },
  };
}
