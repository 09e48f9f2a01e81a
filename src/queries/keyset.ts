import { emptySql, type Sql, sql } from "../database/sql.ts";
import { decodeCursor, encodeCursor } from "../shared/cursor.ts";

/** Which page: the first, the one that a cursor of an earlier page names, or the last of all. */
export type PageInput = { limit: number; cursor?: string | undefined; edge?: "last" | undefined };

/** `previousCursor` and `nextCursor` are null where there is no page before or after this one. */
export type Page<Row> = { rows: Row[]; nextCursor: string | null; previousCursor: string | null };

/** The order of a list: a column of times, and ids to tell equal times apart. An index must have both, in this order. */
export type TimeOrder = { column: Sql; id: Sql; descending: boolean };

/** The parts of the statement that reads a page. `after` is a condition, or nothing where there is none. */
export type Window = { after: Sql; orderBy: Sql; limit: number };

/** Every row says its place: `sortKey` is `microsecondsOf(order.column)`. */
type Placed = { id: string; sortKey: bigint };

/** A column of times as the `sortKey` of a row. */
export function microsecondsOf(column: Sql): Sql {
  return sql`(extract(epoch FROM ${column}) * 1000000)::bigint`;
}

/**
 * One page of a list. Pages are found by the row at their edge, in either direction and from either end, so the
 * last costs what the first does, and rows that arrive meanwhile neither shift nor hide any.
 *
 * @param filter names everything that decides which rows the list has and in what order: a cursor is good for that alone
 * @param read runs the statement of which the window is a part
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function readPage<Row extends Placed>(
  page: PageInput,
  { filter, order }: { filter: string; order: TimeOrder },
  read: (window: Window) => Promise<Row[]>,
): Promise<Page<Omit<Row, "sortKey">>> {
  const from = page.cursor === undefined ? null : decodeCursor(page.cursor, filter);
  const isBackwards = from === null ? page.edge === "last" : from.direction === "before";
  const isDescending = order.descending !== isBackwards;
  const found = await read({
    after: from === null ? emptySql : beyond(order, from, isDescending),
    orderBy: isDescending ? sql`${order.column} DESC, ${order.id} DESC` : sql`${order.column}, ${order.id}`,
    limit: page.limit + 1,
  });
  const isCutOff = found.length > page.limit;
  const rows = found.slice(0, page.limit);
  if (isBackwards) rows.reverse();
  const hasNext = isBackwards ? from !== null : isCutOff;
  const hasPrevious = isBackwards ? isCutOff : from !== null;
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows: rows.map(({ sortKey: _, ...row }) => row),
    nextCursor: hasNext && last ? encodeCursor({ ...last, direction: "after" }, filter) : null,
    previousCursor: hasPrevious && first ? encodeCursor({ ...first, direction: "before" }, filter) : null,
  };
}

function beyond({ column, id }: TimeOrder, from: Placed, isDescending: boolean): Sql {
  const place = sql`(timestamptz 'epoch' + ${from.sortKey}::bigint * interval '1 microsecond', ${from.id}::uuid)`;
  return isDescending ? sql`AND (${column}, ${id}) < ${place}` : sql`AND (${column}, ${id}) > ${place}`;
}
