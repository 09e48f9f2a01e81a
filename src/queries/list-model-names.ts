import type { Database } from "../database/client.ts";

/** The models that there are prices or limits of, by name. */
export async function listModelNames(database: Database): Promise<string[]> {
  const models = await database.aIModel.findMany({ orderBy: { name: "asc" }, select: { name: true } });
  return models.map(({ name }) => name);
}
