import { randomUUID } from "node:crypto";
import { Client, escapeIdentifier } from "pg";
import { inject, onTestFinished } from "vitest";
import { type Database, openDatabase } from "../database/client.ts";
import { ensureDatabase } from "../database/connection.ts";

/** A database of a test's own, migrated and empty. It is dropped afterwards, but kept when the test fails. */
export async function createTestDatabase(): Promise<{ database: Database; databaseUrl: string }> {
  const databaseUrl = await createDatabase(inject("templateName"));
  const applicationName = new URL(databaseUrl).pathname.slice(1);
  const database = openDatabase({ databaseUrl, poolSize: 8, applicationName });
  onTestFinished(() => database.$disconnect());
  return { database, databaseUrl };
}

/** The URL of a database of a test's own without a single table; dropped and kept likewise. */
export function createBlankDatabase(): Promise<string> {
  return createDatabase(undefined);
}

async function createDatabase(template: string | undefined): Promise<string> {
  const serverUrl = inject("postgresUrl");
  const name = `livedash_test_${randomUUID().replaceAll("-", "")}`;
  await ensureDatabase(serverUrl, name, template);
  onTestFinished(async ({ task }) => {
    if (task.result?.state !== "fail") await dropDatabase(serverUrl, name);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
  await client.end();
}
