import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openDatabase } from "../database/client.ts";
import { ensureDatabase } from "../database/connection.ts";
import { migrateDatabase } from "../database/migrations.ts";
import { JOBS } from "../jobs/catalog.ts";
import { installJobs } from "../jobs/install.ts";
import { openEmbeddedPostgres } from "../local/postgres/embedded-postgres.ts";
import type { Bench, BenchDatabase } from "./bench.ts";

const POOL_SIZE = 8;

/** Opens an embedded PostgreSQL for one run, as durable as that of quickstart; `close` removes all of it. */
export async function openBench(options: {
  isQuick: boolean;
  show(text: string): void;
}): Promise<Bench & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-bench-"));
  // Open to the user that root runs PostgreSQL as.
  await chmod(folder, 0o755);
  const postgres = await openEmbeddedPostgres(folder);
  return {
    ...options,
    folder,
    createDatabase: () => createDatabase(postgres.databaseUrl),
    close: async () => {
      await postgres.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string): Promise<BenchDatabase> {
  const name = `livedash_bench_${randomUUID().replaceAll("-", "")}`;
  await ensureDatabase(serverUrl, name);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrateDatabase(url.href);
  await installJobs({ databaseUrl: url.href, jobs: JOBS, log: pino({ level: "silent" }) });
  const database = openDatabase({ databaseUrl: url.href, poolSize: POOL_SIZE, applicationName: name });
  return {
    database,
    databaseUrl: url.href,
    drop: async () => {
      await database.$disconnect();
      const server = openDatabase({ databaseUrl: serverUrl, poolSize: 1, applicationName: "bench" });
      await server.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.$disconnect();
    },
  };
}
