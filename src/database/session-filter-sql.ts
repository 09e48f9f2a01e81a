import type { SessionFilter } from "../domain/session-filter.ts";
import { uuidRangeOf } from "../domain/uuid.ts";
import { importsSql } from "./request-filter-sql.ts";
import { joinSql, type Sql, sql } from "./sql.ts";

/** What a filter of sessions means, as one condition on the table under the name `session`. */
export function sessionFilterSql(filter: SessionFilter): Sql {
  const { companyId, sentiment, category, language, escalated, forwardedHr, isAnalysed, from, to } = filter;
  const isOfAnalysed = [sentiment, category, language, escalated, forwardedHr].some((finding) => finding !== undefined);
  const conditions = [
    // Only an analysis finds anything. Saying so lets those be passed over that are still to be analysed: the newest.
    companyId !== undefined && isOfAnalysed && sql`session.sentiment IS NOT NULL`,
    companyId !== undefined && sql`session."companyId" = ${companyId}::uuid`,
    sentiment !== undefined && sql`session.sentiment = ${sentiment}::"SentimentCategory"`,
    category !== undefined && sql`session.category = ${category}::"SessionCategory"`,
    language !== undefined && sql`session.language = ${language}`,
    escalated !== undefined && flagSql(sql`session.escalated`, escalated),
    forwardedHr !== undefined && flagSql(sql`session."forwardedHr"`, forwardedHr),
    // An analysis always has a sentiment: there is an index of those that have one, and of the others.
    isAnalysed !== undefined && (isAnalysed ? sql`session.sentiment IS NOT NULL` : sql`session.sentiment IS NULL`),
    from !== undefined && sql`session."startTime" >= ${from}::timestamptz`,
    to !== undefined && sql`session."startTime" < ${to}::timestamptz`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? sql`true` : joinSql(conditions, " AND ");
}

/** So that the partial indexes of what is true are used. */
function flagSql(column: Sql, isTrue: boolean): Sql {
  return isTrue ? column : sql`${column} = false`;
}

/** The ids of the sessions that a search finds, by their own id or by that in the CSV. */
export function sessionSearchSql(search: string): Sql {
  const imported = sql`
    SELECT session.id FROM (${importsSql(search)}) imported
      JOIN "Session" session ON session."importId" = imported.id`;
  const range = uuidRangeOf(search);
  if (range === null) return imported;
  return sql`${imported} UNION SELECT id FROM "Session" WHERE id BETWEEN ${range.from}::uuid AND ${range.to}::uuid`;
}
