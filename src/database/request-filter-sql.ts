import { failedOf, type RequestFilter, type RequestSearch } from "../domain/request-filter.ts";
import { FAILED_REQUEST_STATUS } from "../domain/request-status.ts";
import { uuidRangeOf } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";
import type { Database, Transaction } from "./client.ts";
import { joinSql, type Sql, sql } from "./sql.ts";

/** So many sessions of a search by external id are looked up in no time. */
const MOST_SESSIONS = 5000;

/**
 * What a filter of requests means, as one condition on the table under the name `request`. The list, the counts, the
 * export and a requeue of all that match read it from here, so that none of them does anything that another does not show.
 */
export function requestFilterSql(filter: RequestFilter): Sql {
  const { status, companyId, model, errorCode, messageGroup, batchId, from, to, search } = filter;
  const hasCode = errorCode !== undefined || messageGroup !== undefined;
  const conditions = [
    status !== undefined && sql`request."processingStatus" = ${status}::"AIRequestStatus"`,
    // Saying so lets the indexes of failed requests be used. Of a search it is not said: only failed requests have a
    // message, which the planner does not know, and it would think that there is next to nothing to be found.
    hasCode && sql`request."processingStatus" = ${FAILED_REQUEST_STATUS}::"AIRequestStatus"`,
    // Without it every message would be read to find that none belongs to such a request.
    search?.in === "error" && failedOf(filter) === null && sql`false`,
    companyId !== undefined && sql`request."companyId" = ${companyId}::uuid`,
    model !== undefined && sql`request.model = ${model}`,
    errorCode !== undefined && orNull(sql`request."errorCode"`, errorCode),
    messageGroup !== undefined && orNull(sql`failure_message_group(request."errorMessage")`, messageGroup),
    batchId !== undefined && sql`request."batchId" = ${batchId}::uuid`,
    from !== undefined && sql`request."requestedAt" >= ${from}::timestamptz`,
    to !== undefined && sql`request."requestedAt" < ${to}::timestamptz`,
    search !== undefined && searchSql(search),
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? sql`true` : joinSql(conditions, " AND ");
}

/** A failure without a code or a message is counted under the empty text. */
function orNull(column: Sql, text: string): Sql {
  return text === "" ? sql`${column} IS NULL` : sql`${column} = ${text}`;
}

function searchSql({ text, in: field }: RequestSearch): Sql {
  if (field === "id") return idSql(text);
  if (field === "error") return sql`request."errorMessage" ILIKE ${likeAnywhere(text)}`;
  return sql`request."sessionId" = ANY (ARRAY (
    SELECT session.id
      FROM (${importsSql(text)}) imported JOIN "Session" session ON session."importId" = imported.id))`;
}

/** Of a beginning that is too common only some: `refuseWideSearch` lets no such search come here. */
export function importsSql(text: string): Sql {
  return sql`SELECT id FROM "SessionImport" WHERE "externalSessionId" LIKE ${`${escapeLike(text)}%`} LIMIT ${MOST_SESSIONS + 1}`;
}

/**
 * Makes sure that a search by external id can be answered: a beginning that most sessions share names none of them.
 *
 * @throws {AppError} INVALID_INPUT when more sessions begin so than can be looked through
 */
export async function refuseWideSearch(database: Database | Transaction, { search }: RequestFilter): Promise<void> {
  if (search?.in !== "external") return;
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${importsSql(search.text)}) imported`;
  if (row === undefined || row.count <= MOST_SESSIONS) return;
  const most = MOST_SESSIONS.toLocaleString("en");
  throw new AppError(
    "INVALID_INPUT",
    `More than ${most} sessions have an external id that begins so. Give more of it.`,
  );
}

/**
 * Whether a filter names so few requests that they are best found first, and then put in order: the planner thinks that
 * they are spread over all others, and would look for them there.
 */
export function isNarrow({ search }: RequestFilter): boolean {
  return search?.in === "id" || search?.in === "external";
}

/** Of the request, or of its session. */
function idSql(text: string): Sql {
  const range = uuidRangeOf(text);
  if (range === null) return sql`false`;
  const { from, to } = range;
  return sql`(request.id BETWEEN ${from}::uuid AND ${to}::uuid OR request."sessionId" BETWEEN ${from}::uuid AND ${to}::uuid)`;
}

/** The pattern of whatever has the text in it. */
export function likeAnywhere(text: string): string {
  return `%${escapeLike(text)}%`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/gu, String.raw`\$&`);
}
