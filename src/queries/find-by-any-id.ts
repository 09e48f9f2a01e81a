import type { Database } from "../database/client.ts";
import type { LookupHit } from "../domain/lookup.ts";
import { isUuid } from "../domain/uuid.ts";

/** External ids are unique within a company only. */
const MAX_HITS = 10;

/**
 * Whatever has exactly this id: a request, a session (by its own id or the one it was imported under) or a batch (by
 * its own id or the provider's). Each is one look into an index.
 */
export async function findByAnyId(database: Database, { text }: { text: string }): Promise<LookupHit[]> {
  const id = text.toLowerCase();
  const [ours, theirs] = await Promise.all([
    isUuid(id) ? findByOwnId(database, id) : [],
    findByForeignId(database, text),
  ]);
  return [...ours, ...theirs];
}

function findByOwnId(database: Database, id: string): Promise<LookupHit[]> {
  return database.$queryRaw<LookupHit[]>`
    SELECT found.kind, found.id::text AS id, 'id' AS by, company.name AS company
      FROM (SELECT 'request' AS kind, id, "companyId" FROM "AIProcessingRequest" WHERE id = ${id}::uuid
            UNION ALL
            SELECT 'session', id, "companyId" FROM "Session" WHERE id = ${id}::uuid
            UNION ALL
            SELECT 'batch', id, "companyId" FROM "AIBatchRequest" WHERE id = ${id}::uuid) found
      JOIN "Company" company ON company.id = found."companyId"`;
}

function findByForeignId(database: Database, text: string): Promise<LookupHit[]> {
  return database.$queryRaw<LookupHit[]>`
    (SELECT 'session' AS kind, session.id::text AS id, 'external id' AS by, company.name AS company
       FROM "SessionImport" import
       JOIN "Session" session ON session."importId" = import.id
       JOIN "Company" company ON company.id = session."companyId"
      WHERE import."externalSessionId" = ${text}
      ORDER BY company.name
      LIMIT ${MAX_HITS})
    UNION ALL
    SELECT 'batch', batch.id::text, 'provider batch id', company.name
      FROM "AIBatchRequest" batch JOIN "Company" company ON company.id = batch."companyId"
     WHERE batch."openaiBatchId" = ${text}`;
}
