import { defaultKeyHasher } from "@better-auth/api-key";
import { type Actor, recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import { type Permission, ROLE_PERMISSIONS } from "../domain/permissions.ts";
import { decodeScopes, encodeScopes } from "../domain/stored-scopes.ts";
import { AppError } from "../shared/errors.ts";
import type { Auth } from "./auth.ts";

/** Owner of the keys that are made on the command line: no person, so no role narrows them. */
const COMMAND_LINE_OWNER = "command-line";

/** Beyond this a date is out of better-auth's range. */
const MAX_DAYS = 3650;
const DAY_SECONDS = 24 * 60 * 60;

/** A use is noted at most this often, so that a busy key does not become a row that everyone waits for. */
const LAST_USE_SECONDS = 60;

export type VerifiedApiKey = { id: string; name: string; permissions: ReadonlySet<Permission> };

/** The key itself is told once. */
export type CreatedApiKey = { id: string; name: string; key: string; scopes: Permission[] };

/**
 * Makes a key. Only its hash is stored: the key itself is told here and nowhere else.
 *
 * @param input.ownerId a user, beyond whose role the key never reaches; without it, the command line
 * @throws {AppError} INVALID_INPUT when there is no name, or the key would have expired already
 */
export async function createApiKey(
  auth: Auth,
  input: { name: string; scopes: readonly Permission[]; expiresAt?: Date; ownerId?: string; actor: Actor },
): Promise<CreatedApiKey> {
  const { name, scopes, expiresAt, ownerId = COMMAND_LINE_OWNER, actor } = input;
  if (name === "" || name.length > 100) throw new AppError("INVALID_INPUT", "name: must have 1 to 100 characters");
  const expiresIn = expiresAt === undefined ? null : Math.floor((expiresAt.getTime() - Date.now()) / 1000);
  if (expiresIn !== null && (expiresIn < 1 || expiresIn > MAX_DAYS * DAY_SECONDS)) {
    throw new AppError("INVALID_INPUT", `expiresAt: must be in the future, by at most ${MAX_DAYS} days`);
  }
  const { id, key } = await auth.betterAuth.api.createApiKey({
    body: { name, expiresIn, userId: ownerId, permissions: encodeScopes(scopes) },
  });
  const details = { apiKeyId: id, name, scopes: [...scopes], expiresAt: expiresAt?.toISOString() ?? null };
  await inTransaction(auth.database, (tx) =>
    recordAudit(tx, { actor, action: "api_key.created", affectedCount: 1, details }),
  );
  return { id, name, key, scopes: [...scopes] };
}

/**
 * Who a key belongs to and what it may do; null when it is unknown, revoked or expired, or its owner is gone.
 *
 * Reads the plugin's row by the plugin's hash. The plugin's own `verifyApiKey` writes the row twice for every call, and
 * answers "invalid" when the database is down, which would tell a good caller to throw the key away.
 */
export async function verifyApiKey(auth: Auth, key: string): Promise<VerifiedApiKey | null> {
  const { database } = auth;
  const row = await database.apiKey.findFirst({ where: { key: await defaultKeyHasher(key) } });
  const now = new Date();
  if (row === null || !row.enabled || (row.expiresAt !== null && row.expiresAt <= now)) return null;
  const reach = await reachOfOwner(auth, row.referenceId);
  if (reach === null) return null;
  if (row.lastRequest === null || now.getTime() - row.lastRequest.getTime() > LAST_USE_SECONDS * 1000) {
    await database.apiKey.updateMany({ where: { id: row.id }, data: { lastRequest: now } });
  }
  const permissions = decodeScopes(row.permissions).filter((scope) => reach === "any" || reach.has(scope));
  return { id: row.id, name: row.name ?? row.id, permissions: new Set(permissions) };
}

/**
 * Ends a key at once. Revoking it again does nothing.
 *
 * @throws {AppError} NOT_FOUND when there is no such key
 */
export async function revokeApiKey(auth: Auth, input: { id: string; actor: Actor }): Promise<void> {
  const { id, actor } = input;
  await inTransaction(auth.database, async (tx) => {
    const [key] = await tx.apiKey.updateManyAndReturn({ where: { id, enabled: true }, data: { enabled: false } });
    if (key !== undefined) {
      const details = { apiKeyId: id, name: key.name };
      await recordAudit(tx, { actor, action: "api_key.revoked", affectedCount: 1, details });
    } else if ((await tx.apiKey.count({ where: { id } })) === 0) {
      throw new AppError("NOT_FOUND", "There is no such API key.");
    }
  });
}

async function reachOfOwner(auth: Auth, ownerId: string): Promise<ReadonlySet<Permission> | "any" | null> {
  if (ownerId === COMMAND_LINE_OWNER) return "any";
  const owner = await auth.database.user.findUnique({ where: { id: ownerId }, select: { role: true } });
  return owner === null ? null : ROLE_PERMISSIONS[owner.role];
}
