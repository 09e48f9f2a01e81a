import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";

/** Prisma on a connection pool; close it with `$disconnect()`. */
export type Database = PrismaClient;

/** A transaction's handle: what a store needs to write as part of a larger whole. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];

export function openDatabase(options: { databaseUrl: string; poolSize: number; applicationName: string }): Database {
  const adapter = new PrismaPg({
    connectionString: options.databaseUrl,
    max: options.poolSize,
    application_name: options.applicationName,
  });
  return new PrismaClient({ adapter });
}

/** A set of a thousand results takes well under a second; this is for a database that is busy. */
const TRANSACTION_TIMEOUT_MILLISECONDS = 120_000;
const POOL_WAIT_MILLISECONDS = 60_000;

/** Runs `work` in one transaction: everything it writes is there afterwards, or nothing. */
export function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.$transaction(work, { timeout: TRANSACTION_TIMEOUT_MILLISECONDS, maxWait: POOL_WAIT_MILLISECONDS });
}
