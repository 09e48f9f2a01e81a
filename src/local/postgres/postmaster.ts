import { execFile } from "node:child_process";
import { readFile, realpath, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { isAlive } from "../leases.ts";

const run = promisify(execFile);

/** The server process of a cluster, as it describes itself in its pid file. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

/** The server that runs a cluster, or null: a pid file may be there without one, after an unclean stop. */
export async function findPostmaster(clusterDirectory: string): Promise<Postmaster | null> {
  const lines = await readPidFile(clusterDirectory);
  if (lines === null) return null;
  // Source: PostgreSQL's miscadmin.h, which documents the file line by line.
  const [pid = Number.NaN, port = Number.NaN] = [lines[0], lines[3]].map(Number);
  const isOurs = isAlive(pid) && (await isServerOf(pid, clusterDirectory));
  return isOurs ? { pid, port, isReady: lines[7]?.trim() === "ready" } : null;
}

/**
 * After an unclean stop the pid file names a process that is gone, which PostgreSQL sorts out by itself, or one that
 * got the number since and is something else: then PostgreSQL would refuse to start for good.
 */
export async function removeForeignPidFile(clusterDirectory: string): Promise<void> {
  const lines = await readPidFile(clusterDirectory);
  if (lines === null) return;
  const pid = Number(lines[0]);
  if (Number.isInteger(pid) && (!isAlive(pid) || (await isServerOf(pid, clusterDirectory)))) return;
  await rm(join(clusterDirectory, "postmaster.pid"), { force: true });
}

async function readPidFile(clusterDirectory: string): Promise<string[] | null> {
  const text = await readFile(join(clusterDirectory, "postmaster.pid"), "utf8").catch(() => null);
  return text === null ? null : text.split("\n");
}

/** Whether that process is PostgreSQL's, and of this very cluster. */
async function isServerOf(pid: number, clusterDirectory: string): Promise<boolean> {
  if (process.platform !== "linux") {
    const { stdout } = await run("ps", ["-ww", "-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
    return stdout.includes(`postgres -D ${clusterDirectory} `);
  }
  const args = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  const directory = args[args.indexOf("-D") + 1];
  if (basename(args[0] ?? "") !== "postgres" || directory === undefined) return false;
  const [theirs, ours] = await Promise.all(
    [directory, clusterDirectory].map((path) => realpath(path).catch(() => path)),
  );
  return theirs === ours;
}
