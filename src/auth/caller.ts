import type { Actor } from "../database/audit-store.ts";
import { type Permission, type PlatformRole, ROLE_PERMISSIONS } from "../domain/permissions.ts";
import { verifyApiKey } from "./api-keys.ts";
import type { Auth } from "./auth.ts";

/** Who is asking: a person by the console's cookie, or a script by its key. `label` is what other people recognise. */
export type Caller = { id: string; label: string; permissions: ReadonlySet<Permission> } & (
  | { kind: "user"; email: string; role: PlatformRole }
  | { kind: "api_key" }
);

/**
 * Who sent these headers; null when nobody we know did. An `Authorization` header decides alone: a bad key never falls
 * back to the cookie beside it, which would hide the mistake.
 */
export async function identifyCaller(auth: Auth, headers: Headers): Promise<Caller | null> {
  const authorization = headers.get("authorization");
  return authorization === null ? identifyPerson(auth, headers) : identifyKey(auth, authorization);
}

export function actorOf(caller: Caller): Actor {
  return { type: caller.kind, id: caller.id, label: caller.label };
}

async function identifyKey(auth: Auth, authorization: string): Promise<Caller | null> {
  const key = /^Bearer +(\S{1,200})$/iu.exec(authorization.trim())?.[1];
  const verified = key === undefined ? null : await verifyApiKey(auth, key);
  if (verified === null) return null;
  return { kind: "api_key", id: verified.id, label: verified.name, permissions: verified.permissions };
}

async function identifyPerson(auth: Auth, headers: Headers): Promise<Caller | null> {
  const session = await auth.betterAuth.api.getSession({ headers });
  if (session === null) return null;
  const { id, email, role } = session.user;
  return { kind: "user", id, label: email, email, role, permissions: ROLE_PERMISSIONS[role] };
}
