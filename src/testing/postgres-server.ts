import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { ensureDatabase } from "../database/connection.ts";
import { migrateDatabase } from "../database/migrations.ts";
import { JOBS } from "../jobs/catalog.ts";
import { installJobs } from "../jobs/install.ts";
import { openEmbeddedPostgres } from "../local/postgres/embedded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the server's maintenance database; the template of every test database is `template`. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for the whole run and migrates a template, of which each test gets a copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-test-"));
  const postgres = await openEmbeddedPostgres(folder, { durable: false });
  await ensureDatabase(postgres.databaseUrl, "template");
  const template = new URL(postgres.databaseUrl);
  template.pathname = "/template";
  await migrateDatabase(template.href);
  await installJobs({ databaseUrl: template.href, jobs: JOBS, log: pino({ level: "silent" }) });
  project.provide("postgresUrl", postgres.databaseUrl);
  return async () => {
    await postgres.close();
    await rm(folder, { recursive: true, force: true });
  };
}
