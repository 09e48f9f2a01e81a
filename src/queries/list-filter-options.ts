import type { Database } from "../database/client.ts";

/** What there is to filter by, in alphabetical order: only what occurs, save for companies, of which all are named. */
export type FilterOptions = {
  companies: { id: string; name: string }[];
  models: string[];
  errorCodes: string[];
  languages: string[];
};

export async function listFilterOptions(database: Database): Promise<FilterOptions> {
  const [companies, models, errorCodes, languages] = await Promise.all([
    database.company.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
    database.$queryRaw<{ model: string }[]>`
      SELECT model FROM "RequestCount" GROUP BY model HAVING sum(count) > 0 ORDER BY model`,
    database.$queryRaw<{ errorCode: string }[]>`
      SELECT "errorCode" FROM "RequestCount" WHERE "errorCode" <> ''
       GROUP BY "errorCode" HAVING sum(count) > 0 ORDER BY "errorCode"`,
    readLanguages(database),
  ]);
  return {
    companies,
    models: models.map((row) => row.model),
    errorCodes: errorCodes.map((row) => row.errorCode),
    languages,
  };
}

/** From one language to the next by the index, instead of past every session. */
async function readLanguages(database: Database): Promise<string[]> {
  const rows = await database.$queryRaw<{ language: string }[]>`
    WITH RECURSIVE known AS (
      SELECT min(language) AS language FROM "Session"
      UNION ALL
      SELECT (SELECT min(language) FROM "Session" WHERE language > known.language)
        FROM known WHERE known.language IS NOT NULL)
    SELECT language FROM known WHERE language IS NOT NULL`;
  return rows.map((row) => row.language);
}
