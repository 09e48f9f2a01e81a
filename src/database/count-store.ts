import type { Database } from "./client.ts";
import { joinSql, type Sql, sql } from "./sql.ts";

/** A table of counts: triggers append to it, and the sum over the rows of a key is what it says of that key. */
type Counter = { table: Sql; key: Sql[]; sums: Sql[] };

/** Every counter; what writes to them stands in the migrations whose names end in `counters_by_hand` or `counts_by_hand`. */
const COUNTERS = {
  RequestCount: {
    table: sql`"RequestCount"`,
    key: [sql`"companyId"`, sql`model`, sql`status`, sql`"errorCode"`],
    sums: [sql`count`],
  },
  SessionCount: { table: sql`"SessionCount"`, key: [sql`"companyId"`], sums: [sql`count`] },
  FailureGroupCount: {
    table: sql`"FailureGroupCount"`,
    key: [sql`"companyId"`, sql`"errorCode"`, sql`"messageGroup"`],
    sums: [sql`count`],
  },
  ThroughputHour: {
    table: sql`"ThroughputHour"`,
    key: [sql`hour`, sql`"companyId"`, sql`model`, sql`"errorCode"`],
    sums: [
      sql`"attemptCount"`,
      sql`"promptTokens"`,
      sql`"completionTokens"`,
      sql`"costEur"`,
      sql`"syncCostEur"`,
      sql`"unpricedCount"`,
    ],
  },
} satisfies Record<string, Counter>;

export type CounterName = keyof typeof COUNTERS;

export const COUNTER_NAMES = Object.keys(COUNTERS) as CounterName[];

/** `takenCount` rows were replaced by `writtenCount`, which say the same. */
export type FoldedRows = { takenCount: number; writtenCount: number };

/**
 * Replaces up to `limit` rows of keys that have several by one a key, in a single statement: whoever sums up sees the rows
 * before or the rows after. Writers only append, and rows that another folder holds are left to it, so nobody waits. Rows
 * are taken key by key, so that each bite of two rows or more gets on.
 */
export async function foldBite(database: Database, name: CounterName, limit: number): Promise<FoldedRows> {
  const { table, key, sums } = COUNTERS[name];
  const [keys, columns] = [joinSql(key), joinSql([...key, ...sums])];
  const totals = sums.map((column) => sql`sum(${column})`);
  const isSomething = sums.map((column) => sql`sum(${column}) <> 0`);
  const [row] = await database.$queryRaw<FoldedRows[]>`
    WITH crowded AS (
      SELECT ${keys} FROM ${table} GROUP BY ${keys} HAVING count(*) > 1
    ), taken AS (
      SELECT counter.seq FROM ${table} counter JOIN crowded USING (${keys})
       ORDER BY ${keys} LIMIT ${limit} FOR UPDATE OF counter SKIP LOCKED
    ), gone AS (
      DELETE FROM ${table} counter USING taken WHERE counter.seq = taken.seq RETURNING counter.*
    ), written AS (
      INSERT INTO ${table} (${columns})
      SELECT ${keys}, ${joinSql(totals)} FROM gone GROUP BY ${keys} HAVING ${joinSql(isSomething, " OR ")}
      RETURNING seq
    )
    SELECT (SELECT count(*) FROM gone)::int AS "takenCount", (SELECT count(*) FROM written)::int AS "writtenCount"`;
  return row ?? { takenCount: 0, writtenCount: 0 };
}
