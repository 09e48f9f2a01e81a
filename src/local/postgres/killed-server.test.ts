import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openEmbeddedPostgres } from "./embedded-postgres.ts";

/** A machine under load may take its time. */
const PATIENT = { timeout: 30_000, interval: 50 };

async function ask(databaseUrl: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: databaseUrl });
  // A server that is killed says nothing more, and a client without a listener would throw.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

test("is brought back at the same address, with all its data, when it is killed while somebody holds it", async () => {
  const directory = await mkdtemp(join(tmpdir(), "livedash-killed-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const { databaseUrl, close } = await openEmbeddedPostgres(directory);
  onTestFinished(close);
  await ask(databaseUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
  const folder = String(await ask(databaseUrl, "SHOW data_directory"));
  const pid = Number((await readFile(join(folder, "postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await expect.poll(() => ask(databaseUrl, "SELECT answer FROM kept").catch(() => null), PATIENT).toBe(42);
  await close();
  await expect(ask(databaseUrl, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
});
