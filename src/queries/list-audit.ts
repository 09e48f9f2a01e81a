import type { Actor } from "../database/audit-store.ts";
import type { Database } from "../database/client.ts";
import { emptySql, type Sql, sql } from "../database/sql.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";
import { microsecondsOf, type Page, type PageInput, readPage } from "./keyset.ts";

/** Which rows; what is absent does not matter. `from` is inclusive, `to` is not. */
export type AuditFilter = {
  action?: string | undefined;
  /** An actor's label: an e-mail address, a key's name. */
  actor?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
};

export type AuditListItem = {
  id: string;
  at: Date;
  actorType: Actor["type"];
  actorId: string | null;
  actorLabel: string;
  action: string;
  affectedCount: number;
  /** A JSON value; in a list of rows, what would be very long in it is cut to its first hundred. */
  details: unknown;
};

type Row = AuditListItem & { sortKey: bigint };

const NEWEST_FIRST = { column: sql`at`, id: sql`id`, descending: true };

/** As many elements of a list in `details` as are sent. */
const MAX_LISTED = 100;

/**
 * One page of the audit log, newest first.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function listAudit(
  database: Database,
  { filter, ...page }: PageInput & { filter: AuditFilter },
): Promise<Page<AuditListItem>> {
  const { rows, ...cursors } = await readPage(
    page,
    { filter: `audit ${JSON.stringify(filter)}`, order: NEWEST_FIRST },
    ({ after, orderBy, limit }) => database.$queryRaw<Row[]>`
      SELECT id, at, "actorType", "actorId", "actorLabel", action, "affectedCount", details,
             ${microsecondsOf(NEWEST_FIRST.column)} AS "sortKey"
        FROM "AuditLog"
       WHERE true ${conditions(filter)} ${after}
       ORDER BY ${orderBy}
       LIMIT ${limit}`,
  );
  return { rows: rows.map((row) => ({ ...row, details: cutLists(row.details) })), ...cursors };
}

/**
 * One row, with all of its details.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function getAuditEntry(database: Database, { id }: { id: string }): Promise<AuditListItem> {
  const rows = isUuid(id)
    ? await database.$queryRaw<AuditListItem[]>`
        SELECT id, at, "actorType", "actorId", "actorLabel", action, "affectedCount", details
          FROM "AuditLog" WHERE id = ${id}::uuid`
    : [];
  const [row] = rows;
  if (row === undefined) throw new AppError("NOT_FOUND", "There is no such entry.");
  return row;
}

function conditions({ action, actor, from, to }: AuditFilter): Sql {
  return sql`
    ${action === undefined ? emptySql : sql`AND action = ${action}`}
    ${actor === undefined ? emptySql : sql`AND "actorLabel" = ${actor}`}
    ${from === undefined ? emptySql : sql`AND at >= ${from}::timestamptz`}
    ${to === undefined ? emptySql : sql`AND at < ${to}::timestamptz`}`;
}

function cutLists(details: unknown): unknown {
  if (typeof details !== "object" || details === null || Array.isArray(details)) return details;
  const entries = Object.entries(details).map(([name, value]: [string, unknown]) => [
    name,
    Array.isArray(value) && value.length > MAX_LISTED ? value.slice(0, MAX_LISTED) : value,
  ]);
  return Object.fromEntries(entries);
}
