import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import lockfile from "proper-lockfile";
import { canConnect, ensureDatabase } from "../../database/connection.ts";
import { type ServerOptions, databaseUrlOf, initialiseCluster, isInitialised, startServer, stopServer } from "./cluster.ts";
import { type ClusterPlace, type Installation, findPlace, prepareInstallation, savePlace } from "./place.ts";

export type EmbeddedPostgres = {
  databaseUrl: string;
  /** Gives the server up; the last process that does so stops it. */
  close(): Promise<void>;
};

/**
 * Opens the PostgreSQL of a data directory: a real server that `psql` can reach, started when it is not running. Any
 * number of processes may hold it open at once; a process that was killed does not count.
 *
 * @throws when there is no PostgreSQL for this platform, or it does not start (with the end of its log)
 */
export async function openEmbeddedPostgres(
  dataDirectory: string,
  options: ServerOptions = { durable: true },
): Promise<EmbeddedPostgres> {
  const directory = resolve(dataDirectory);
  await mkdir(directory, { recursive: true });
  const installation = await prepareInstallation();
  const place = await exclusively(directory, async () => {
    const running = await ensureRunning(installation, directory, options);
    await addLease(directory);
    return running;
  });
  return {
    databaseUrl: databaseUrlOf(place),
    close: () => exclusively(directory, () => release(installation, directory, place)),
  };
}

async function ensureRunning(installation: Installation, directory: string, options: ServerOptions): Promise<ClusterPlace> {
  const place = await findPlace(directory, installation.owner);
  if (!(await isInitialised(place))) await initialiseCluster(installation, place);
  if (place.port !== 0 && (await canConnect(databaseUrlOf(place, "postgres")))) return place;
  const started = await startServer(installation, place, options);
  await savePlace(directory, started);
  await ensureDatabase(databaseUrlOf(started, "postgres"), "livedash");
  return started;
}

async function release(installation: Installation, directory: string, place: ClusterPlace): Promise<void> {
  await rm(join(leaseFolder(directory), String(process.pid)), { force: true });
  const holders = await readdir(leaseFolder(directory)).catch(() => []);
  const alive = holders.filter((pid) => isAlive(Number(pid)));
  if (alive.length === 0) await stopServer(installation, place);
}

async function addLease(directory: string): Promise<void> {
  const folder = leaseFolder(directory);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, String(process.pid)), "");
}

function leaseFolder(directory: string): string {
  return join(directory, "postgres-leases");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function exclusively<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const unlock = await lockfile.lock(directory, {
    lockfilePath: join(directory, "postgres.lock"),
    retries: { retries: 120, minTimeout: 100, maxTimeout: 1000 },
    stale: 15_000,
  });
  try {
    return await work();
  } finally {
    await unlock();
  }
}
