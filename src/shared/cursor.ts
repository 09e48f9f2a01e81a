import { createHash } from "node:crypto";
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
