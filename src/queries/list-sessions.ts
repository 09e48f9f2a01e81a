import type { Database } from "../database/client.ts";
import { refuseWideSearch } from "../database/request-filter-sql.ts";
import { sessionFilterSql, sessionSearchSql } from "../database/session-filter-sql.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Category, Sentiment, SessionFilter } from "../domain/session-filter.ts";
import { microsecondsOf, type Page, type PageInput, readPage, type Window } from "./keyset.ts";

/** A session in a list, without its messages. What only an analysis tells is null where there is none. */
export type SessionListItem = {
  id: string;
  externalSessionId: string | null;
  companyId: string;
  companyName: string;
  startTime: Date;
  endTime: Date;
  messagesSent: number | null;
  language: string | null;
  sentiment: Sentiment | null;
  category: Category | null;
  escalated: boolean | null;
  forwardedHr: boolean | null;
  summary: string | null;
};

const NEWEST_FIRST = { column: sql`session."startTime"`, id: sql`session.id`, descending: true };

/**
 * One page of the sessions that fit the filter, the latest first.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list, or a search finds too many to put in order
 */
export async function listSessions(
  database: Database,
  { filter, ...page }: PageInput & { filter: SessionFilter },
): Promise<Page<SessionListItem>> {
  const list = { filter: `sessions ${JSON.stringify(filter)}`, order: NEWEST_FIRST };
  const { search } = filter;
  if (search !== undefined) await refuseWideSearch(database, { search: { text: search, in: "external" } });
  return readPage(
    page,
    list,
    (window) => database.$queryRaw<(SessionListItem & { sortKey: bigint })[]>`
      SELECT session.id, imported."externalSessionId", session."companyId", company.name AS "companyName",
             session."startTime", session."endTime", session."messagesSent", session.language, session.sentiment,
             session.category, session.escalated, session."forwardedHr", session.summary,
             ${microsecondsOf(NEWEST_FIRST.column)} AS "sortKey"
        FROM (${idsOf(filter, window)}) page
        JOIN "Session" session ON session.id = page.id
        JOIN "Company" company ON company.id = session."companyId"
        LEFT JOIN "SessionImport" imported ON imported.id = session."importId"
       ORDER BY ${window.orderBy}`,
  );
}

/** What a search finds are few: they are found first, and put in order then. Everything else is in order by an index. */
function idsOf(filter: SessionFilter, { after, orderBy, limit }: Window): Sql {
  const matching = sql`${sessionFilterSql(filter)} ${after} ORDER BY ${orderBy} LIMIT ${limit}`;
  if (filter.search === undefined) return sql`SELECT session.id FROM "Session" session WHERE ${matching}`;
  return sql`
    WITH found AS MATERIALIZED (
      SELECT session.* FROM (${sessionSearchSql(filter.search)}) named JOIN "Session" session ON session.id = named.id)
    SELECT session.id FROM found session WHERE ${matching}`;
}
