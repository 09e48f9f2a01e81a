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

/** `takenCount` rows, of which `appendedCount` were not folded before, were replaced by `writtenCount`, which say the same. */
export type FoldedRows = { appendedCount: number; takenCount: number; writtenCount: number };

/**
 * Replaces up to `limit` rows that are not folded yet, and the folded row of each of their keys, by one a key, in a single
 * statement: whoever sums up sees the rows before or the rows after. What was folded before and has got no more rows is not
 * looked at. Writers only append, and rows that another folder holds are left to it, so nobody waits; two that fold a key
 * at once leave it two folded rows, which its next fold makes one.
 */
export async function foldBite(database: Database, name: CounterName, limit: number): Promise<FoldedRows> {
  const { table, key, sums } = COUNTERS[name];
  const [keys, columns] = [joinSql(key), joinSql([...key, ...sums])];
  const totals = sums.map((column) => sql`sum(${column})`);
  const isSomething = sums.map((column) => sql`sum(${column}) <> 0`);
  const isOfKey = joinSql(
    key.map((column) => sql`folded.${column} = appended.${column}`),
    " AND ",
  );
  // By key and by seq in ways that leave no choice but an index, whatever the statistics say of so many.
  const [row] = await database.$queryRaw<FoldedRows[]>`
    WITH appended AS (
      SELECT seq, ${keys} FROM ${table} WHERE NOT "isFolded" ORDER BY ${keys} LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), taken AS (
      SELECT seq FROM appended
      UNION ALL
      SELECT folded.seq FROM (SELECT DISTINCT ${keys} FROM appended) appended
       CROSS JOIN LATERAL (
         SELECT seq FROM ${table} folded WHERE ${isOfKey} AND "isFolded" FOR UPDATE SKIP LOCKED) folded
    ), gone AS (
      DELETE FROM ${table} WHERE seq = ANY (ARRAY (SELECT seq FROM taken)) RETURNING *
    ), written AS (
      INSERT INTO ${table} (${columns}, "isFolded")
      SELECT ${keys}, ${joinSql(totals)}, true FROM gone GROUP BY ${keys} HAVING ${joinSql(isSomething, " OR ")}
      RETURNING seq
    )
    SELECT (SELECT count(*) FROM appended)::int AS "appendedCount", (SELECT count(*) FROM gone)::int AS "takenCount",
           (SELECT count(*) FROM written)::int AS "writtenCount"`;
  return row ?? { appendedCount: 0, takenCount: 0, writtenCount: 0 };
}
