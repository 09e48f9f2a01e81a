import type { Database } from "../database/client.ts";

/** More than a person would look through in a list of choices. */
const MAX_ACTORS = 200;

/**
 * Whoever stands in the audit log, by label: the first two hundred in alphabetical order. Leaps from one to the next along
 * the index, so that it costs the same however long the log is.
 */
export async function listAuditActors(database: Database): Promise<string[]> {
  const rows = await database.$queryRaw<{ label: string }[]>`
    WITH RECURSIVE actor AS (
      (SELECT "actorLabel" AS label FROM "AuditLog" ORDER BY "actorLabel" LIMIT 1)
      UNION ALL
      SELECT (SELECT "actorLabel" FROM "AuditLog" WHERE "actorLabel" > actor.label ORDER BY "actorLabel" LIMIT 1)
        FROM actor WHERE actor.label IS NOT NULL
    )
    SELECT label FROM actor WHERE label IS NOT NULL LIMIT ${MAX_ACTORS}`;
  return rows.map(({ label }) => label);
}
