import { type Sql, sql } from "../database/sql.ts";
import type { Window } from "./keyset.ts";

/** More rows than any page has. Up to here every part may be read for as many rows as are wanted. */
const MOST_OF_PAGE = 500;

/** So many times its length a set of rows samples, of a part no more than an eighth of its length. */
const SAMPLED = 2;
const SAMPLED_OF_PART = 1 / 8;

/** Parts of the requests, as rows under the name `part`, and the condition that says which `request` is in which. */
export type Parts = { parts: Sql; condition: Sql };

/**
 * The ids of the first requests of many parts together, where each part has its own in order. Only as many parts as there
 * are rows wanted can have any of them: those whose first rows come first.
 *
 * @param column what the window orders by, before the id
 */
export function firstOfParts(parts: Parts, column: Sql, window: Window): Sql {
  const leading = sql`
    SELECT part.*, request.* FROM (${parts.parts}) part ${firstOfEach(parts.condition, window, 1)}`;
  if (window.limit > MOST_OF_PAGE) return firstWithinReach({ ...parts, parts: leading }, column, window);
  return sql`SELECT request.id FROM (${leading}) part ${firstOfEach(parts.condition, window)}`;
}

/** The first rows of each part; and of those the first. */
export function firstOfEach(condition: Sql, window: Window, each: number = window.limit): Sql {
  return sql`
     CROSS JOIN LATERAL (${rowsOfPart(condition, window, each)}) request
     ORDER BY ${window.orderBy} LIMIT ${window.limit}`;
}

/**
 * The same of a set of thousands of rows, to which hundreds of parts may have a few each: how far it reaches is found from
 * a sample, and no part is read beyond. Whichever rows are in the sample, as many as are wanted lie within the last of
 * these. What makes that close is many rows of the parts that come first, where parts follow one another, and some of every
 * part, where they lie side by side. A sample with too few rows reaches as far as there is anything.
 */
function firstWithinReach({ parts, condition }: Parts, column: Sql, window: Window): Sql {
  const { orderBy, isDescending, limit } = window;
  const most = limit * SAMPLED;
  const ofEach = (each: number | Sql) => sql`
    SELECT request.* FROM first part CROSS JOIN LATERAL (${rowsOfPart(condition, window, each)}) request`;
  const end = isDescending
    ? sql`timestamptz '-infinity', uuid '00000000-0000-0000-0000-000000000000'`
    : sql`timestamptz 'infinity', uuid 'ffffffff-ffff-ffff-ffff-ffffffffffff'`;
  const isWithin = sql`(${column}, request.id) ${isDescending ? sql`>=` : sql`<=`} (SELECT time, id FROM reach)`;
  return sql`
    WITH first AS MATERIALIZED (${parts}),
    sample AS MATERIALIZED (
      (${ofEach(Math.ceil(limit * SAMPLED_OF_PART))} LIMIT ${most})
      UNION ${ofEach(sql`(SELECT ${most}::int / greatest(count(*), 1) FROM first)`)}),
    reach AS MATERIALIZED (
      (SELECT ${column} AS time, request.id FROM sample request ORDER BY ${orderBy} OFFSET ${limit - 1} LIMIT 1)
       UNION ALL SELECT ${end} WHERE (SELECT count(*) FROM sample) < ${limit})
    SELECT request.id FROM (SELECT * FROM first request WHERE ${isWithin}) part
           ${firstOfEach(sql`${condition} AND ${isWithin}`, window)}`;
}

function rowsOfPart(condition: Sql, { after, orderBy }: Window, most: number | Sql): Sql {
  return sql`
    SELECT request.id, request."requestedAt", request."completedAt" FROM "AIProcessingRequest" request
     WHERE ${condition} ${after} ORDER BY ${orderBy} LIMIT ${most}`;
}
