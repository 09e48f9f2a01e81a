import { failedOf, type RequestFilter } from "../domain/request-filter.ts";
import { tellingParts } from "../domain/telling-parts.ts";
import type { Database } from "./client.ts";
import { likeAnywhere, requestFilterSql } from "./request-filter-sql.ts";
import { joinSql, type Sql, sql } from "./sql.ts";

/** So many requests are read and put in order in a few milliseconds. */
const FEW = 5000;

type Explained = { "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] };

/**
 * Whether a text is searched for that stands in few error messages, by PostgreSQL's statistics: those are found by the
 * index of trigrams. One that stands in many is found by walking along the failed requests until a page is full.
 */
export async function isRareSearch(database: Database, { search }: RequestFilter): Promise<boolean> {
  if (search?.in !== "error") return false;
  const [row] = await database.$queryRaw<Explained[]>`
    EXPLAIN (FORMAT JSON) SELECT FROM "AIProcessingRequest" WHERE "errorMessage" ILIKE ${likeAnywhere(search.text)}`;
  return row !== undefined && row["QUERY PLAN"][0].Plan["Plan Rows"] < FEW;
}

/**
 * What a filter means whose text is rare. The index of trigrams is asked for the words that tell most: every further
 * trigram is one more list to read. What it finds is then held to the text as a whole, in a form that no index has.
 */
export function rareSearchSql(filter: RequestFilter): Sql {
  if (failedOf(filter) === null) return sql`false`;
  const { search, ...others } = filter;
  const text = search?.text ?? "";
  const parts = tellingParts(text).map((part) => sql`request."errorMessage" ILIKE ${likeAnywhere(part)}`);
  const whole = sql`(request."errorMessage" || '') ILIKE ${likeAnywhere(text)}`;
  return joinSql([...parts, whole, requestFilterSql(others)], " AND ");
}
