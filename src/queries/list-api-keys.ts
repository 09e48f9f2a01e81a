import type { Database } from "../database/client.ts";
import type { Permission } from "../domain/permissions.ts";
import { decodeScopes } from "../domain/stored-scopes.ts";

/** A key as an operator may see it: never the key itself, only how it begins. */
export type ApiKeyListItem = {
  id: string;
  name: string | null;
  start: string | null;
  scopes: Permission[];
  isRevoked: boolean;
  createdAt: Date;
  /** The e-mail address of whoever made it; null when it was made on the command line, or that account is gone. */
  createdBy: string | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

type Row = Omit<ApiKeyListItem, "scopes"> & { permissions: string | null };

/** All keys, newest first. */
export async function listApiKeys(database: Database): Promise<ApiKeyListItem[]> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT key.id, key.name, start, NOT enabled AS "isRevoked", key."createdAt", account.email AS "createdBy",
           "expiresAt", "lastRequest" AS "lastUsedAt", permissions
      FROM "ApiKey" key LEFT JOIN "User" account ON account.id = key."referenceId"
     ORDER BY key."createdAt" DESC, key.id DESC`;
  return rows.map(({ permissions, ...key }) => ({ ...key, scopes: decodeScopes(permissions) }));
}
