import type { Database } from "../database/client.ts";

/** A key as an operator may see it: never the key itself, only how it begins. */
export type ApiKeyListItem = {
  id: string;
  name: string | null;
  start: string | null;
  isRevoked: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** All keys, newest first. */
export async function listApiKeys(database: Database): Promise<ApiKeyListItem[]> {
  const rows = await database.apiKey.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, name: true, start: true, enabled: true, createdAt: true, expiresAt: true, lastRequest: true },
  });
  return rows.map(({ enabled, lastRequest, ...key }) => ({ ...key, isRevoked: !enabled, lastUsedAt: lastRequest }));
}
