import type { Actor } from "../database/audit-store.ts";
import type { Database } from "../database/client.ts";
import { emptySql, type Sql, sql } from "../database/sql.ts";
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
  /** A JSON value; ids of very many requests are cut to the first hundred. */
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
