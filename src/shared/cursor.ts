import { createHash } from "node:crypto";
import { AppError } from "./errors.ts";

/** A place in a list that is sorted by time and id: the last row of a page. */
export type CursorPosition = {
  /** Microseconds since 1970, as PostgreSQL keeps them; a Date would round them. */
  microseconds: bigint;
  id: string;
};

/** Below the year 5138, and always within PostgreSQL's range. */
const MAX_DIGITS = 17;
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const FORMAT = new RegExp(`^(-?\\d{1,${MAX_DIGITS}}) (${UUID}) ([\\w-]{8})$`, "u");

/** Opaque text that names a place in the list of one filter. */
export function encodeCursor(position: CursorPosition, filter: string): string {
  return Buffer.from(`${position.microseconds} ${position.id} ${hashOf(filter)}`).toString("base64url");
}

/**
 * The place that a cursor names.
 *
 * @throws {AppError} INVALID_INPUT when it is no cursor of ours, or belongs to another filter: rows would be missing
 */
export function decodeCursor(cursor: string, filter: string): CursorPosition {
  const [, microseconds, id, hash] = FORMAT.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (microseconds === undefined || id === undefined) throw new AppError("INVALID_INPUT", "cursor: is not a cursor");
  if (hash !== hashOf(filter)) throw new AppError("INVALID_INPUT", "cursor: belongs to a list with another filter");
  return { microseconds: BigInt(microseconds), id };
}

function hashOf(filter: string): string {
  return createHash("sha256").update(filter).digest("base64url").slice(0, 8);
}
