import { emptySql, type Sql, sql } from "../database/sql.ts";
import type { Page, PageInput } from "../domain/page.ts";
import { type Placed, readPageOf } from "../shared/cursor.ts";

export type { Page, PageInput } from "../domain/page.ts";

/** The order of a list: a column of times, and ids to tell equal times apart. An index must have both, in this order. */
export type TimeOrder = { column: Sql; id: Sql; descending: boolean };

/**
 * The parts of the statement that reads a page. `after` is a condition, or nothing where there is none; `isDescending`
 * says what `orderBy` is, which is the other way round when a page is read backwards.
 */
export type Window = { after: Sql; orderBy: Sql; isDescending: boolean; limit: number };

/** A column of times as the `sortKey` of a row. */
export function microsecondsOf(column: Sql): Sql {
  return sql`(extract(epoch FROM ${column}) * 1000000)::bigint`;
}

/**
 * One page of a list, in either direction and from either end. Every row says its place: `sortKey` is
 * `microsecondsOf(order.column)`.
 *
 * @param filter names everything that decides which rows the list has and in what order: a cursor is good for that alone
 * @param read runs the statement of which the window is a part
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export function readPage<Row extends Placed>(
  page: PageInput,
  { filter, order }: { filter: string; order: TimeOrder },
  read: (window: Window) => Promise<Row[]>,
): Promise<Page<Omit<Row, "sortKey">>> {
  return readPageOf(page, { filter, descending: order.descending }, ({ from, isDescending, limit }) =>
    read({
      after: from === null ? emptySql : beyond(order, from, isDescending),
      orderBy: isDescending ? sql`${order.column} DESC, ${order.id} DESC` : sql`${order.column}, ${order.id}`,
      isDescending,
      limit,
    }),
  );
}

function beyond({ column, id }: TimeOrder, from: Placed, isDescending: boolean): Sql {
  const place = sql`(timestamptz 'epoch' + ${from.sortKey}::bigint * interval '1 microsecond', ${from.id}::uuid)`;
  return isDescending ? sql`AND (${column}, ${id}) < ${place}` : sql`AND (${column}, ${id}) > ${place}`;
}
