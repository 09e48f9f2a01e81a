import { type Actor, recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import type { PlatformRole } from "../domain/permissions.ts";
import { AppError } from "../shared/errors.ts";
import { insertAccount, lockAccount, noSuchUser, parseEmail } from "./accounts.ts";
import type { Auth } from "./auth.ts";
import { makePassword, setPassword } from "./passwords.ts";

/** An account with the password that it has been given: told here and nowhere else. */
export type WithPassword = { id: string; email: string; role: PlatformRole; password: string };

/**
 * Makes an account with a random password.
 *
 * @throws {AppError} INVALID_INPUT when that is no e-mail address; CONFLICT when it has an account
 */
export async function addUser(
  auth: Auth,
  input: { email: string; role: PlatformRole; actor: Actor },
): Promise<WithPassword> {
  const { role, actor } = input;
  const email = parseEmail(input.email);
  const { password, hash } = await makePassword(auth);
  return inTransaction(auth.database, async (tx) => {
    const id = await insertAccount(tx, { email, role, hash });
    if (id === null) throw new AppError("CONFLICT", `${email} has an account already.`);
    const details = { userId: id, email, role };
    await recordAudit(tx, { actor, action: "admin.created", affectedCount: 1, details });
    return { id, email, role, password };
  });
}

/**
 * Gives an account another role, which counts from its next click on. The role that it has already changes nothing.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when it is one's own, or the last super admin's
 */
export async function changeRole(
  auth: Auth,
  { userId, role, actor }: { userId: string; role: PlatformRole; actor: Actor },
): Promise<{ id: string; role: PlatformRole }> {
  return inTransaction(auth.database, async (tx) => {
    const account = await lockAccount(tx, { id: userId }, { actor, change: { kind: "role", role } });
    if (account.role === role) return { id: userId, role };
    await tx.user.update({ where: { id: userId }, data: { role } });
    const details = { userId, email: account.email, previousRole: account.role, role };
    await recordAudit(tx, { actor, action: "admin.role_changed", affectedCount: 1, details });
    return { id: userId, role };
  });
}

/**
 * Gives an account a new random password and ends its sessions.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when it is one's own
 */
export async function resetPassword(
  auth: Auth,
  { userId, actor }: { userId: string; actor: Actor },
): Promise<WithPassword> {
  // Looked for first, since a hash is dear.
  if ((await auth.database.user.count({ where: { id: userId } })) === 0) throw noSuchUser();
  const { password, hash } = await makePassword(auth);
  return inTransaction(auth.database, async (tx) => {
    const { id, email, role } = await lockAccount(tx, { id: userId }, { actor, change: { kind: "password" } });
    await setPassword(tx, id, hash);
    await recordAudit(tx, { actor, action: "admin.reset", affectedCount: 1, details: { userId, email, role } });
    return { id, email, role, password };
  });
}

/**
 * Removes an account, its sessions with it, and revokes the API keys that it has made.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when it is one's own, or the last super admin's
 */
export async function removeUser(
  auth: Auth,
  { userId, actor }: { userId: string; actor: Actor },
): Promise<{ revokedKeyCount: number }> {
  return inTransaction(auth.database, async (tx) => {
    const { id, email, role } = await lockAccount(tx, { id: userId }, { actor, change: { kind: "removal" } });
    const { count: revokedKeyCount } = await tx.apiKey.updateMany({
      where: { referenceId: id, enabled: true },
      data: { enabled: false },
    });
    await tx.user.delete({ where: { id } });
    const details = { userId, email, role, revokedKeyCount };
    await recordAudit(tx, { actor, action: "admin.removed", affectedCount: 1, details });
    return { revokedKeyCount };
  });
}
