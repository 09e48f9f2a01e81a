import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { type PostgresHolder, startPostgresHolder } from "../../testing/postgres-holder.ts";
import { isAlive } from "../leases.ts";
import { openEmbeddedPostgres } from "./embedded-postgres.ts";
import { findOwner } from "./owner.ts";
import { findPostmaster } from "./postmaster.ts";
import { stopServer } from "./server.ts";

const QUICKLY = { durable: false };

/** A data directory of the test's own; whatever becomes of the test, no server is left behind. */
async function dataDirectory(name = "data", mode = 0o755): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), "livedash-postgres-"));
  await chmod(parent, mode);
  const directory = join(parent, name);
  await mkdir(directory);
  onTestFinished(async () => {
    const cluster = await clusterOf(directory).catch(() => null);
    if (cluster !== null) {
      await stopServer(cluster);
      await rm(cluster, { recursive: true, force: true });
    }
    await rm(parent, { recursive: true, force: true });
  });
  return directory;
}

async function clusterOf(directory: string): Promise<string> {
  const { clusterDirectory } = JSON.parse(await readFile(join(directory, "postgres.json"), "utf8"));
  return clusterDirectory.startsWith("/") ? clusterDirectory : join(directory, clusterDirectory);
}

async function postmasterOf(directory: string): Promise<{ pid: number; port: number }> {
  const postmaster = await findPostmaster(await clusterOf(directory));
  if (postmaster === null) throw new Error("No server runs.");
  return postmaster;
}

async function query(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that holds the database open; whatever becomes of the test, it does not outlive it. */
async function startHolder(directory: string): Promise<PostgresHolder> {
  const holder = await startPostgresHolder([directory]);
  onTestFinished(async () => {
    await holder.kill();
  });
  return holder;
}

function untilStopped(directory: string): Promise<void> {
  return vi.waitFor(async () => expect(await findPostmaster(await clusterOf(directory))).toBeNull(), 20_000);
}

test("is a real server that any client can reach, and stops when it is closed", async () => {
  const directory = await dataDirectory();
  const { databaseUrl, close } = await openEmbeddedPostgres(directory, QUICKLY);
  const [row] = await query(databaseUrl, "SELECT current_database() AS name, current_setting('TimeZone') AS zone");
  expect(row).toEqual({ name: "livedash", zone: "UTC" });
  await close();
  await expect(query(databaseUrl, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
});

test("is shared by all who open it, of this process and others, and stops with the last of them", async () => {
  const directory = await dataDirectory();
  const [first, second] = await Promise.all([startHolder(directory), startHolder(directory)]);
  const [mine, again] = await Promise.all([1, 2].map(() => openEmbeddedPostgres(directory, QUICKLY)));
  expect(new Set([first, second, mine, again].map((opened) => opened?.databaseUrl)).size).toBe(1);
  expect(await first.letGo()).toEqual([0, null]);
  await mine?.close();
  expect(await second.letGo()).toEqual([0, null]);
  await expect(query(first.databaseUrl, "SELECT 1")).resolves.toHaveLength(1);
  await again?.close();
  await untilStopped(directory);
});

test("does not count a holder that was killed", async () => {
  const directory = await dataDirectory();
  const holder = await startHolder(directory);
  const mine = await openEmbeddedPostgres(directory, QUICKLY);
  expect(await holder.kill()).toEqual([null, "SIGKILL"]);
  await expect(query(holder.databaseUrl, "SELECT 1")).resolves.toHaveLength(1);
  await mine.close();
  await untilStopped(directory);
});

test("starts again with all its data after the server was killed", async () => {
  const directory = await dataDirectory();
  const first = await openEmbeddedPostgres(directory, { durable: true });
  await query(first.databaseUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
  const { pid } = await postmasterOf(directory);
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 20_000);
  const second = await openEmbeddedPostgres(directory, QUICKLY);
  expect(await query(second.databaseUrl, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  await second.close();
  await first.close();
  await untilStopped(directory);
});

test("starts although the number in its pid file belongs to another process now", async () => {
  const directory = await dataDirectory();
  await (await openEmbeddedPostgres(directory, QUICKLY)).close();
  const cluster = await clusterOf(directory);
  const owner = await findOwner(cluster);
  const stranger = spawn("sleep", ["600"], { ...owner, stdio: "ignore" });
  onTestFinished(() => {
    stranger.kill();
  });
  await once(stranger, "spawn");
  const pidFile = join(cluster, "postmaster.pid");
  await writeFile(pidFile, `${stranger.pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`);
  if (owner !== null) await chown(pidFile, owner.uid, owner.gid);

  const { databaseUrl, close } = await openEmbeddedPostgres(directory, QUICKLY);
  await expect(query(databaseUrl, "SELECT 1")).resolves.toHaveLength(1);
  await close();
  expect(stranger.exitCode).toBeNull();
});

test("keeps its port from one start to the next, and takes another when somebody else has it", async () => {
  const directory = await dataDirectory();
  const portOf = ({ databaseUrl }: { databaseUrl: string }) => Number(new URL(databaseUrl).port);
  const first = await openEmbeddedPostgres(directory, QUICKLY);
  await first.close();
  const second = await openEmbeddedPostgres(directory, QUICKLY);
  await second.close();
  expect(portOf(second)).toBe(portOf(first));
  const squatter = createServer().listen(portOf(first), "127.0.0.1");
  onTestFinished(() => {
    squatter.close();
  });
  await once(squatter, "listening");
  const third = await openEmbeddedPostgres(directory, QUICKLY);
  expect(portOf(third)).not.toBe(portOf(first));
  await expect(query(third.databaseUrl, "SELECT 1")).resolves.toHaveLength(1);
  await third.close();
});

test("lives in a folder of any name, and runs nothing that stands in it", async () => {
  const directory = await dataDirectory(`it's "a" $(kill $PPID) \`b\`; -c port=1 ü`);
  const { databaseUrl, close } = await openEmbeddedPostgres(directory, QUICKLY);
  await expect(query(databaseUrl, "SELECT 1")).resolves.toHaveLength(1);
  await close();
  await untilStopped(directory);
});

test("moves with its data directory", async () => {
  const directory = await dataDirectory();
  const before = await openEmbeddedPostgres(join(directory, "old"), QUICKLY);
  await query(before.databaseUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
  await before.close();
  await rename(join(directory, "old"), join(directory, "new"));
  const after = await openEmbeddedPostgres(join(directory, "new"), QUICKLY);
  expect(await query(after.databaseUrl, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  await after.close();
});

test("makes a cluster anew whose making was cut short", async () => {
  const directory = await dataDirectory();
  await mkdir(join(directory, "postgres.new"));
  await writeFile(join(directory, "postgres.new/PG_VERSION"), "18\n");
  const { databaseUrl, close } = await openEmbeddedPostgres(directory, QUICKLY);
  await expect(query(databaseUrl, "SELECT 1")).resolves.toHaveLength(1);
  await close();
});

test("says so when another major version made the cluster", async () => {
  const directory = await dataDirectory();
  await (await openEmbeddedPostgres(directory, QUICKLY)).close();
  await writeFile(join(await clusterOf(directory), "PG_VERSION"), "17\n");
  await expect(openEmbeddedPostgres(directory, QUICKLY)).rejects.toThrow("was made by PostgreSQL 17");
});

test("shows the end of the server's log when it does not start", async () => {
  const directory = await dataDirectory();
  await (await openEmbeddedPostgres(directory, QUICKLY)).close();
  await writeFile(join(await clusterOf(directory), "postgresql.conf"), "no_such_setting = 1\n");
  await expect(openEmbeddedPostgres(directory, QUICKLY)).rejects.toThrow("no_such_setting");
});

test("gives the server none of our secrets", async () => {
  const directory = await dataDirectory();
  vi.stubEnv("OPENAI_API_KEY", "sk-secret");
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const { databaseUrl, close } = await openEmbeddedPostgres(directory, QUICKLY);
  const program = `COPY (SELECT 1) TO PROGRAM 'env > environment'`;
  await query(databaseUrl, program);
  expect(await readFile(join(await clusterOf(directory), "environment"), "utf8")).not.toContain("sk-secret");
  await close();
});

test("lives elsewhere when only root can enter the folder of the data directory", async () => {
  const directory = await dataDirectory("data", 0o700);
  const { databaseUrl, close } = await openEmbeddedPostgres(directory, QUICKLY);
  await expect(query(databaseUrl, "SELECT 1")).resolves.toHaveLength(1);
  await close();
  const isRoot = process.getuid?.() === 0;
  expect((await clusterOf(directory)).startsWith(directory)).toBe(!isRoot);
});
