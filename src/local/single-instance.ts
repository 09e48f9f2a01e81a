import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { StartError } from "./run-process.ts";

const run = promisify(execFile);
const FILE = "quickstart.pid";

/**
 * Keeps two quickstarts from running in one data directory. What a killed one left does not count, nor does another
 * program that has got its number since.
 *
 * @returns gives the place up
 * @throws {StartError} when one is running
 */
export async function beTheOnlyOne(dataDirectory: string): Promise<() => Promise<void>> {
  const file = join(dataDirectory, FILE);
  const pid = Number(await readFile(file, "utf8").catch(() => ""));
  if (pid > 0 && pid !== process.pid && (await isQuickstart(pid))) {
    throw new StartError(`It is running already (process ${pid}): stop that first, or use another DATA_DIR and PORT.`);
  }
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}

async function isQuickstart(pid: number): Promise<boolean> {
  const { stdout } = await run("ps", ["-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return /src\/local\/(quickstart|dev)\.ts/u.test(stdout);
}
