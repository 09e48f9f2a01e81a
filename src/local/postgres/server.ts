import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { serverEnvironment } from "./cluster.ts";
import type { Installation } from "./installation.ts";
import type { ClusterPlace } from "./place.ts";
import { findFreePort } from "./port.ts";
import { findPostmaster, removeForeignPidFile } from "./postmaster.ts";

/** `durable: false` trades safety in a power cut for speed; for databases that only a test needs. */
export type ServerOptions = { durable: boolean };

const LOOK_MILLISECONDS = 50;
/** After a crash it replays up to `max_wal_size` before it is ready. */
const START_MILLISECONDS = 300_000;
const STOP_MILLISECONDS = 60_000;

const ATTEMPTS = 10;
const ATTEMPT_PAUSE_MILLISECONDS = 500;
/** The port went to somebody else since we looked; processes of a server that was killed are still on their way out. */
const PASSING = /Address already in use|could not create any TCP\/IP sockets|shared memory block/u;

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  // What was written once is written over again: whoever needs a new file of the log has all others wait for it.
  min_wal_size: "2GB",
  // Pages go to disk as they are written, not all at once at the end of a checkpoint, when every commit waits for them.
  backend_flush_after: "256kB",
  jit: "off",
  log_min_messages: "warning",
  timezone: "UTC",
  log_timezone: "UTC",
};

const FORGETFUL = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Starts the server of a cluster, on its last port when that is free, else on another. A server that runs already is
 * taken as it is.
 *
 * @returns its port, once it accepts connections
 * @throws with the end of its log when it does not start
 */
export async function startServer(
  installation: Installation,
  place: ClusterPlace,
  options: ServerOptions,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const running = await untilSettled(place.clusterDirectory);
    if (running !== null) return running;
    const launched = await launch(installation, place, { options, preferredPort: attempt === 1 ? place.port : 0 });
    if (typeof launched === "number") return launched;
    if (attempt === ATTEMPTS || !PASSING.test(launched.log)) {
      throw new Error(`The embedded PostgreSQL did not start. Its log ends with:\n${launched.log.slice(-2000)}`);
    }
    await wait(ATTEMPT_PAUSE_MILLISECONDS);
  }
}

/** Stops the server, if it runs: lets it finish what it writes, and is short with it only when that takes too long. */
export async function stopServer(clusterDirectory: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    const server = await findPostmaster(clusterDirectory);
    if (server === null) return;
    process.kill(server.pid, signal);
    const until = Date.now() + STOP_MILLISECONDS;
    while (Date.now() < until) {
      if ((await findPostmaster(clusterDirectory)) === null) return;
      await wait(LOOK_MILLISECONDS);
    }
  }
  throw new Error(`The embedded PostgreSQL of ${clusterDirectory} does not stop.`);
}

/** Waits while the server is starting or stopping. @returns its port when it accepts connections, null when none runs */
async function untilSettled(clusterDirectory: string, hasEnded: () => boolean = () => true): Promise<number | null> {
  const until = Date.now() + START_MILLISECONDS;
  while (Date.now() < until) {
    const server = await findPostmaster(clusterDirectory);
    if (server?.isReady) return server.port;
    if (server === null && hasEnded()) return null;
    await wait(LOOK_MILLISECONDS);
  }
  throw new Error(
    `The embedded PostgreSQL of ${clusterDirectory} takes too long to start; its log is server.log there.`,
  );
}

async function launch(
  { binaries, owner }: Installation,
  { clusterDirectory }: ClusterPlace,
  { options, preferredPort }: { options: ServerOptions; preferredPort: number },
): Promise<number | { log: string }> {
  await removeForeignPidFile(clusterDirectory);
  const port = await findFreePort(preferredPort);
  const settings = { ...SETTINGS, ...(options.durable ? {} : FORGETFUL), port: String(port) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const logPath = join(clusterDirectory, "server.log");
  await rename(logPath, `${logPath}.old`).catch(() => undefined);
  const log = await open(logPath, "w", 0o600);
  if (owner !== null) await chown(logPath, owner.uid, owner.gid);
  // Directly rather than by pg_ctl, which would hand paths to a shell. In a session of its own, so that Ctrl-C in a
  // terminal does not reach it: it ends when the last of its holders says so.
  const server = spawn(binaries.postgres, ["-D", clusterDirectory, ...flags], {
    ...owner,
    cwd: "/",
    env: serverEnvironment(),
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  let hasEnded = false;
  server.once("exit", () => {
    hasEnded = true;
  });
  await once(server, "spawn");
  await log.close();
  server.unref();
  const ready = await untilSettled(clusterDirectory, () => hasEnded);
  return ready ?? { log: await readFile(logPath, "utf8") };
}
