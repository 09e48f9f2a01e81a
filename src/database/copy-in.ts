import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from } from "pg-copy-streams";

/** A value of a row; null is NULL. Numbers and dates become what PostgreSQL reads them as. */
export type CopyCell = string | number | Date | null;

/**
 * Adds rows to a table by `COPY`: a third of the work of an `INSERT` for either side, where thousands of rows are new. Part
 * of the transaction that the connection is in.
 *
 * @param into the table and its columns, as `COPY` takes them; no part of it may come from outside
 */
export function copyIn(connection: PoolClient, into: string, rows: Iterable<readonly CopyCell[]>): Promise<void> {
  // As one piece: the rows are in memory, and every further piece is one more message.
  const data = Buffer.from(encodeRows(rows));
  return pipeline(Readable.from([data]), connection.query(from(`COPY ${into} FROM STDIN`)));
}

/** PostgreSQL's text format, without which a cell's own tabs and line breaks would end it. */
function encodeRows(rows: Iterable<readonly CopyCell[]>): string {
  let text = "";
  for (const row of rows) {
    let separator = "";
    for (const cell of row) {
      text += separator + encodeCell(cell);
      separator = "\t";
    }
    text += "\n";
  }
  return text;
}

const SPECIAL = /[\\\t\n\r]/u;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function encodeCell(cell: CopyCell): string {
  if (cell === null) return "\\N";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === "number") return String(cell);
  return SPECIAL.test(cell) ? cell.replaceAll(/[\\\t\n\r]/gu, (character) => ESCAPES[character] ?? "") : cell;
}
