import { randomUUID } from "node:crypto";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, escapeIdentifier } from "pg";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { ensureDatabase } from "../database/connection.ts";
import { migrateDatabase } from "../database/migrations.ts";
import { JOBS } from "../jobs/catalog.ts";
import { installJobs } from "../jobs/install.ts";
import { startPostgresHolder } from "./postgres-holder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a database of the server, from which others can be made. */
    postgresUrl: string;
    /** The database, migrated and empty, of which each test gets a copy. */
    templateName: string;
  }
}

/**
 * One PostgreSQL for the whole run: that of TEST_DATABASE_URL, whose role must be able to create databases, else an
 * embedded one.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL: given } = process.env;
  const server = given ? { databaseUrl: given, close: async () => undefined } : await startServer();
  const templateName = `livedash_template_${randomUUID().replaceAll("-", "")}`;
  await ensureDatabase(server.databaseUrl, templateName);
  const template = new URL(server.databaseUrl);
  template.pathname = `/${templateName}`;
  await migrateDatabase(template.href);
  await installJobs({ databaseUrl: template.href, jobs: JOBS, log: pino({ level: "silent" }) });
  project.provide("postgresUrl", server.databaseUrl);
  project.provide("templateName", templateName);
  return async () => {
    await dropTemplate(server.databaseUrl, templateName);
    await server.close();
  };
}

/** Held by a process of its own, which stops it even when this one is killed, and which Ctrl-C does not reach. */
async function startServer(): Promise<{ databaseUrl: string; close: () => Promise<unknown> }> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-test-"));
  // Open to the user that root runs PostgreSQL as: the cluster is within then, and goes with the folder.
  await chmod(folder, 0o755);
  const { databaseUrl, letGo } = await startPostgresHolder(["--temporary", folder], { detached: true });
  return { databaseUrl, close: letGo };
}

async function dropTemplate(serverUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
  await client.end();
}
