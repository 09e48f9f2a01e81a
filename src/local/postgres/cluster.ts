import { execFile } from "node:child_process";
import { access, chown, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ClusterPlace, Installation } from "./place.ts";

const run = promisify(execFile);

const SUPERUSER = "livedash";

/** `durable: false` trades safety in a power cut for speed; for databases that only a test needs. */
export type ServerOptions = { durable: boolean };

export function databaseUrlOf(place: ClusterPlace, database = "livedash"): string {
  return `postgresql://${SUPERUSER}:${place.password}@127.0.0.1:${place.port}/${database}`;
}

export async function isInitialised(place: ClusterPlace): Promise<boolean> {
  return access(join(place.clusterDirectory, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

export async function initialiseCluster(installation: Installation, place: ClusterPlace): Promise<void> {
  const secretFolder = await mkdtemp(join(tmpdir(), "livedash-"));
  const passwordFile = join(secretFolder, "password");
  try {
    await writeFile(passwordFile, place.password, { mode: 0o600 });
    if (installation.owner) {
      await chown(secretFolder, installation.owner.uid, installation.owner.gid);
      await chown(passwordFile, installation.owner.uid, installation.owner.gid);
    }
    const flags = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"];
    await asOwner(installation, installation.binaries.initdb, [
      "-D",
      place.clusterDirectory,
      "-U",
      SUPERUSER,
      `--pwfile=${passwordFile}`,
      ...flags,
    ]);
  } finally {
    await rm(secretFolder, { recursive: true, force: true });
  }
}

/** Starts the server on its last port when that is free, else on another; returns once it accepts connections. */
export async function startServer(
  installation: Installation,
  place: ClusterPlace,
  options: ServerOptions,
): Promise<ClusterPlace> {
  await removeStalePidFile(place);
  const port = await findFreePort(place.port);
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    jit: "off",
    log_min_messages: "warning",
    ...(options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(place.clusterDirectory, "server.log");
  const start = ["start", "-w", "-t", "60", "-D", place.clusterDirectory, "-l", log, "-o", flags.join(" ")];
  try {
    await asOwner(installation, installation.binaries.pgCtl, start);
  } catch (cause) {
    const text = await readFile(log, "utf8").catch(() => "");
    throw new Error(`The embedded PostgreSQL did not start. Its log ends with:\n${text.slice(-2000)}`, { cause });
  }
  return { ...place, port };
}

export async function stopServer(installation: Installation, place: ClusterPlace): Promise<void> {
  await asOwner(installation, installation.binaries.pgCtl, ["stop", "-w", "-m", "fast", "-D", place.clusterDirectory]);
}

/**
 * After an unclean stop the pid file names a process that is gone, which PostgreSQL sorts out by itself, or one that
 * got the number since and is something else: then PostgreSQL would refuse to start for good.
 */
async function removeStalePidFile(place: ClusterPlace): Promise<void> {
  const file = join(place.clusterDirectory, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  const pid = Number.parseInt(text, 10);
  const { stdout } = await run("ps", ["-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  if (!stdout.includes("postgres")) await rm(file, { force: true });
}

function findFreePort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (preferred === 0 ? reject(error) : resolve(findFreePort(0))));
    probe.listen(preferred, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : preferred;
      probe.close(() => resolve(port));
    });
  });
}

async function asOwner(installation: Installation, command: string, args: string[]): Promise<void> {
  await run(command, args, { ...installation.owner, cwd: "/", env: { ...process.env, LC_ALL: "C" } });
}
