import { type Actor, recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import type { PlatformRole } from "../domain/permissions.ts";
import { insertAccount, lockAccount, parseEmail } from "./accounts.ts";
import type { Auth } from "./auth.ts";
import { makePassword, setPassword } from "./passwords.ts";

/** `isNew` is false when the account was there before and has been given a new password and role. */
export type CreatedAdmin = { email: string; password: string; role: PlatformRole; isNew: boolean };

/**
 * Makes an account with a random password, or gives the one that is there a new password and role and ends its
 * sessions. The password is told here and nowhere else.
 *
 * @throws {AppError} INVALID_INPUT when that is no e-mail address; CONFLICT when it would demote the last super admin
 */
export async function createAdmin(
  auth: Auth,
  input: { email: string; role: PlatformRole; actor: Actor },
): Promise<CreatedAdmin> {
  const { role, actor } = input;
  const email = parseEmail(input.email);
  const { password, hash } = await makePassword(auth);

  return inTransaction(auth.database, async (tx) => {
    const newId = await insertAccount(tx, { email, role, hash });
    const isNew = newId !== null;
    const userId = newId ?? (await lockAccount(tx, { email }, { actor, change: { kind: "role", role } })).id;
    if (!isNew) {
      await tx.user.update({ where: { id: userId }, data: { role } });
      await setPassword(tx, userId, hash);
    }
    const action = isNew ? "admin.created" : "admin.reset";
    await recordAudit(tx, { actor, action, affectedCount: 1, details: { userId, email, role } });
    return { email, password, role, isNew };
  });
}
