import type { Permission } from "../domain/permissions.ts";
import { AppError } from "../shared/errors.ts";
import { type CreatedApiKey, createApiKey } from "./api-keys.ts";
import type { Auth } from "./auth.ts";
import { actorOf, type Caller } from "./caller.ts";

/**
 * Makes a key on behalf of whoever asks. It reaches no further than they do: no scope that they have not, and it belongs
 * to the person who asks, or to whom the asking key belongs.
 *
 * @throws {AppError} FORBIDDEN for a scope that they have not; INVALID_INPUT as `createApiKey`
 */
export async function giveApiKey(
  auth: Auth,
  input: { name: string; scopes: readonly Permission[]; expiresAt?: Date | undefined; caller: Caller },
): Promise<CreatedApiKey> {
  const { name, scopes, expiresAt, caller } = input;
  const beyond = scopes.filter((scope) => !caller.permissions.has(scope));
  if (beyond.length > 0) throw new AppError("FORBIDDEN", `You cannot give what you may not do: ${beyond.join(", ")}.`);
  const ownerId = await ownerOf(auth, caller);
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  return createApiKey(auth, { name, scopes, ...expiry, ownerId, actor: actorOf(caller) });
}

async function ownerOf({ database }: Auth, { kind, id }: Caller): Promise<string> {
  if (kind === "user") return id;
  return (await database.apiKey.findUniqueOrThrow({ where: { id } })).referenceId;
}
