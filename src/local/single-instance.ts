import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { StartError } from "./run-process.ts";

const run = promisify(execFile);

/** A kind of process of which a folder bears one. */
export type Kind = {
  /** Keeps the number of the one that runs. */
  file: string;
  /** What the command line of such a process shows. */
  command: RegExp;
  /** What whoever starts a second one is to do instead. */
  advice: string;
};

/**
 * Keeps two processes of a kind from running in one folder. What a killed one left does not count, nor does another
 * program that has got its number since.
 *
 * @returns gives the place up
 * @throws {StartError} when one is running
 */
export async function beTheOnlyOne(directory: string, { file, command, advice }: Kind): Promise<() => Promise<void>> {
  const path = join(directory, file);
  const pid = Number(await readFile(path, "utf8").catch(() => ""));
  if (pid > 0 && pid !== process.pid && (await isAtWork(pid, command))) {
    throw new StartError(`It is running already (process ${pid}): ${advice}.`);
  }
  await writeFile(path, String(process.pid));
  return () => rm(path, { force: true });
}

async function isAtWork(pid: number, command: RegExp): Promise<boolean> {
  const { stdout } = await run("ps", ["-ww", "-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return command.test(stdout);
}
