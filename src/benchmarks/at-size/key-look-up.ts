import type { Database } from "../../database/client.ts";

/** Ids of requests from all over the table, of completed ones, which nobody else is about to change. */
export async function sampleRequestIds(database: Database, count: number): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "AIProcessingRequest" TABLESAMPLE SYSTEM (10)
     WHERE success ORDER BY random() LIMIT ${count}`;
  if (rows.length < count) throw new Error(`Of ${count} requests there are ${rows.length}.`);
  return rows.map(({ id }) => id);
}

/** What a page shows of requests, by their primary keys. */
export function readByKey(database: Database, ids: readonly string[]): Promise<unknown[]> {
  return database.$queryRaw`
    SELECT request.id, request."sessionId", imported."externalSessionId", request."companyId",
           company.name AS "companyName", request.model, request."processingStatus" AS status, request."batchId",
           request.attempt, request."requestedAt", request."completedAt", request."errorCode",
           left(request."errorMessage", 300) AS "errorMessage", request."totalTokens",
           request."totalCostEur"::float8 AS "totalCostEur"
      FROM "AIProcessingRequest" request
      JOIN "Company" company ON company.id = request."companyId"
      JOIN "Session" session ON session.id = request."sessionId"
      LEFT JOIN "SessionImport" imported ON imported.id = session."importId"
     WHERE request.id = ANY(${ids}::uuid[])`;
}

/** The same, but for what stands in other tables. */
export function readRowsByKey(database: Database, ids: readonly string[]): Promise<unknown[]> {
  return database.$queryRaw`
    SELECT id, "sessionId", "companyId", model, "processingStatus" AS status, "batchId", attempt, "requestedAt",
           "completedAt", "errorCode", left("errorMessage", 300) AS "errorMessage", "totalTokens",
           "totalCostEur"::float8 AS "totalCostEur"
      FROM "AIProcessingRequest" WHERE id = ANY(${ids}::uuid[])`;
}
