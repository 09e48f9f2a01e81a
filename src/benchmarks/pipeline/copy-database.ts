import { randomUUID } from "node:crypto";
import { Client, escapeIdentifier } from "pg";

/** A database, and a connection to it. */
export type DatabaseCopy = { databaseUrl: string; client: Client };

/**
 * Gives `act` an exact copy of a database to which nobody is connected, and drops it afterwards. All of it is on disk at
 * first, as after a quiet time.
 */
export async function onCopy<T>(databaseUrl: string, act: (copy: DatabaseCopy) => Promise<T>): Promise<T> {
  const template = new URL(databaseUrl).pathname.slice(1);
  const name = `livedash_copy_${randomUUID().replaceAll("-", "")}`;
  await onServer(databaseUrl, `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
  await onServer(databaseUrl, "CHECKPOINT");
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await act({ databaseUrl: url.href, client });
  } finally {
    await client.end();
    await onServer(databaseUrl, `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
  }
}

async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
