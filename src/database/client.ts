import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type CopyCell, copyIn } from "./copy-in.ts";
import { PrismaClient } from "./generated/client.ts";
import { type Sql, sql } from "./sql.ts";

/** Prisma on a connection pool; close it with `$disconnect()`. */
export type Database = PrismaClient;

/** A transaction's handle: what a store needs to write as part of a larger whole. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];

export function openDatabase(options: { databaseUrl: string; poolSize: number; applicationName: string }): Database {
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: options.poolSize,
    application_name: options.applicationName,
    idleTimeoutMillis: IDLE_MILLISECONDS,
  });
  // A connection that breaks while nobody uses it is replaced by the next.
  pool.on("error", () => undefined);
  const database = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  POOLS.set(database, pool);
  return database;
}

/**
 * Longer than any screen's refresh and than the usual schedules: to open ten connections anew costs more than what is
 * then asked of them.
 */
const IDLE_MILLISECONDS = 5 * 60_000;

const POOLS = new WeakMap<Database, Pool>();

/** A set of a thousand results takes well under a second; this is for a database that is busy. */
const TRANSACTION_TIMEOUT_MILLISECONDS = 120_000;
const POOL_WAIT_MILLISECONDS = 60_000;

/** Runs `work` in one transaction: everything it writes is there afterwards, or nothing. */
export function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.$transaction(work, { timeout: TRANSACTION_TIMEOUT_MILLISECONDS, maxWait: POOL_WAIT_MILLISECONDS });
}

/**
 * The rows of one statement without Prisma between, which copies large ones several times over. They come as `pg` reads
 * them: bigints and decimals are strings.
 */
export async function readRows<Row extends object>(database: Database, statement: Sql): Promise<Row[]> {
  const { rows } = await poolOf(database).query<Row>({ text: statement.text, values: statement.values });
  return rows;
}

function poolOf(database: Database): Pool {
  const pool = POOLS.get(database);
  if (pool === undefined) throw new Error("The database was not opened by openDatabase.");
  return pool;
}

/** Statements within one transaction; values stay parameters, and `sql` parts become a part. A `Transaction` is one, too. */
export type SqlTransaction = {
  /** @returns how many rows it touched */
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  $queryRaw<Rows>(query: TemplateStringsArray, ...values: unknown[]): Promise<Rows>;
};

/** Such a transaction, to which rows can be brought in bulk besides. */
export type CopyTransaction = SqlTransaction & {
  /** See copyIn. */
  $copyIn(into: string, rows: Iterable<readonly CopyCell[]>): Promise<void>;
};

/**
 * The same as `inTransaction` for statements alone, on a connection of the same pool, without Prisma between: it encodes
 * every parameter as JSON and decodes it again, which costs more than the rest where a parameter holds thousands of rows.
 * Rows come as `pg` reads them: bigints and decimals are strings.
 */
export async function inSqlTransaction<T>(database: Database, work: (tx: CopyTransaction) => Promise<T>): Promise<T> {
  const connection = await poolOf(database).connect();
  const run = (query: TemplateStringsArray, values: unknown[]) => {
    const statement = sql(query, ...values);
    return connection.query({ text: statement.text, values: statement.values });
  };
  let isUsable = true;
  // One that breaks between two statements says so by this event alone, which would end a process that does not listen.
  const noteBreak = () => {
    isUsable = false;
  };
  connection.on("error", noteBreak);
  try {
    await connection.query("BEGIN");
    const result = await work({
      $copyIn: (into, rows) => copyIn(connection, into, rows),
      $executeRaw: async (query, ...values) => (await run(query, values)).rowCount ?? 0,
      $queryRaw: async <Rows>(query: TemplateStringsArray, ...values: unknown[]) =>
        (await run(query, values)).rows as Rows,
    });
    await connection.query("COMMIT");
    return result;
  } catch (error) {
    await connection.query("ROLLBACK").catch(() => {
      isUsable = false;
    });
    throw error;
  } finally {
    connection.off("error", noteBreak);
    connection.release(!isUsable);
  }
}
