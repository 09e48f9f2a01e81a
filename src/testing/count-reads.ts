import { onTestFinished } from "vitest";
import { type Database, openDatabase } from "../database/client.ts";

/** A database of one connection, since each connection alone reports what it has read. */
export function openForCounting(databaseUrl: string, options?: string): Database {
  const url = new URL(databaseUrl);
  if (options !== undefined) url.searchParams.set("options", options);
  const database = openDatabase({ databaseUrl: url.href, poolSize: 1, applicationName: "count-reads" });
  onTestFinished(() => database.$disconnect());
  return database;
}

/** How many rows of a table are read while something is done, as PostgreSQL counts them. */
export async function countReads(database: Database, table: string, act: () => Promise<unknown>): Promise<number> {
  const before = await readCount(database, table);
  await act();
  return (await readCount(database, table)) - before;
}

async function readCount(database: Database, table: string): Promise<number> {
  await database.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT (seq_tup_read + idx_tup_fetch)::int AS count FROM pg_stat_user_tables WHERE relname = ${table}`;
  return row?.count ?? Number.NaN;
}
