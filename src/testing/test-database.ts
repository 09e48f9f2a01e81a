import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject, onTestFinished } from "vitest";
import { type Database, openDatabase } from "../database/client.ts";
import { ensureDatabase } from "../database/connection.ts";

/** A database of a test's own, migrated and empty. It is dropped afterwards, but kept when the test fails. */
export async function createTestDatabase(): Promise<{ database: Database; databaseUrl: string }> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await ensureDatabase(serverUrl, name, "template");
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = openDatabase({ databaseUrl: url.href, poolSize: 8, applicationName: name });
  onTestFinished(async ({ task }) => {
    await database.$disconnect();
    if (task.result?.state === "fail") return;
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await client.end();
  });
  return { database, databaseUrl: url.href };
}
