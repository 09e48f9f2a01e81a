import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { StartError } from "../run-process.ts";

const ROOT = join(import.meta.dirname, "../../..");

/**
 * Builds the console in a process of its own, which can be stopped halfway, unless the build is up to date.
 *
 * @throws {StartError} when the build fails, with what it said; the signal's reason when it is aborted
 */
export async function buildConsole(signal: AbortSignal): Promise<void> {
  const args = ["--disable-warning=ExperimentalWarning", "src/local/web/build.ts"];
  // A group of its own, so that the compiler's processes end with it.
  const child = spawn(process.execPath, args, { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const stop = () => child.pid !== undefined && process.kill(-child.pid, "SIGTERM");
  signal.addEventListener("abort", stop);
  const [code] = await once(child, "close");
  signal.removeEventListener("abort", stop);
  signal.throwIfAborted();
  if (code !== 0) throw new StartError(`The console could not be built:\n${Buffer.concat(output).toString()}`);
}
