import { createHash } from "node:crypto";
import type { Page, PageInput } from "../domain/page.ts";
import { AppError } from "./errors.ts";

/** A place in a list that is sorted by a number and an id: the row at the edge of a page, and where the next one lies. */
export type CursorPosition = {
  /** What the list is sorted by; times as microseconds since 1970, as PostgreSQL keeps them: a Date would round them. */
  sortKey: bigint;
  id: string;
  direction: "after" | "before";
};

/** Times below the year 5138, always within PostgreSQL's range. */
const MAX_DIGITS = 17;
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const FORMAT = new RegExp(`^(after|before) (-?\\d{1,${MAX_DIGITS}}) (${UUID}) ([\\w-]{8})$`, "u");

/** Opaque text that names a place in the list of one filter. */
export function encodeCursor({ direction, sortKey, id }: CursorPosition, filter: string): string {
  return Buffer.from(`${direction} ${sortKey} ${id} ${hashOf(filter)}`).toString("base64url");
}

/**
 * The place that a cursor names.
 *
 * @throws {AppError} INVALID_INPUT when it is no cursor of ours, or belongs to another filter: rows would be missing
 */
export function decodeCursor(cursor: string, filter: string): CursorPosition {
  const [, direction, sortKey, id, hash] = FORMAT.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (sortKey === undefined || id === undefined) throw new AppError("INVALID_INPUT", "cursor: is not a cursor");
  if (hash !== hashOf(filter)) throw new AppError("INVALID_INPUT", "cursor: belongs to a list with another filter");
  return { direction: direction === "before" ? "before" : "after", sortKey: BigInt(sortKey), id };
}

function hashOf(filter: string): string {
  return createHash("sha256").update(filter).digest("base64url").slice(0, 8);
}

/** Every row of a list says its place. */
export type Placed = { id: string; sortKey: bigint };

/** What to read for a page: the rows beyond a place, or from an end where there is none. One more than fits tells of more. */
export type PageRead = { from: Placed | null; isDescending: boolean; limit: number };

/**
 * One page of a list. Pages are found by the row at their edge, in either direction and from either end, so the
 * last costs what the first does, and rows that arrive meanwhile neither shift nor hide any.
 *
 * @param filter names everything that decides which rows the list has and in what order: a cursor is good for that alone
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function readPageOf<Row extends Placed>(
  page: PageInput,
  { filter, descending }: { filter: string; descending: boolean },
  read: (wanted: PageRead) => Promise<Row[]>,
): Promise<Page<Omit<Row, "sortKey">>> {
  const from = page.cursor === undefined ? null : decodeCursor(page.cursor, filter);
  const isBackwards = from === null ? page.edge === "last" : from.direction === "before";
  const found = await read({ from, isDescending: descending !== isBackwards, limit: page.limit + 1 });
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
