import { type Actor, recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import { AppError } from "../shared/errors.ts";
import { countAttempt } from "./attempt-limit.ts";
import type { Auth } from "./auth.ts";
import { CREDENTIAL_PROVIDER } from "./passwords.ts";

/**
 * Gives one's own account a password of one's own choice, and ends its sessions everywhere else. Whoever is signed in
 * may do that, SUPPORT too: it changes who can come in as them, and nothing of the product.
 *
 * @param headers of the request, by whose cookie the person is known
 * @throws {AppError} FORBIDDEN without a session; RATE_LIMITED; INVALID_INPUT when the current password is wrong or the
 *   new one too short or too long
 */
export async function changePassword(
  auth: Auth,
  input: { headers: Headers; currentPassword: string; newPassword: string; actor: Actor },
): Promise<{ endedSessionCount: number }> {
  const { headers, currentPassword, newPassword, actor } = input;
  const signedIn = await auth.betterAuth.api.getSession({ headers });
  if (signedIn === null || actor.type !== "user") throw new AppError("FORBIDDEN", "Only a person has a password.");
  const { user, session } = signedIn;
  const { password } = await auth.betterAuth.$context;
  const { minPasswordLength: least, maxPasswordLength: most } = password.config;
  if (newPassword.length < least || newPassword.length > most) {
    throw new AppError("INVALID_INPUT", `The new password must have ${least} to ${most} characters.`);
  }
  if (!(await countAttempt(auth.database, `password|${user.id}`))) {
    throw new AppError("RATE_LIMITED", "Too many attempts. Please try again in a minute.");
  }
  const credential = { userId: user.id, providerId: CREDENTIAL_PROVIDER };
  const known = (await auth.database.account.findFirst({ where: credential }))?.password ?? null;
  if (known === null || !(await password.verify({ hash: known, password: currentPassword }))) {
    throw new AppError("INVALID_INPUT", "The current password is wrong.");
  }
  const hash = await password.hash(newPassword);
  return inTransaction(auth.database, async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { ...credential, password: known },
      data: { password: hash },
    });
    if (count === 0) throw new AppError("CONFLICT", "The password has just been changed elsewhere.");
    const ended = await tx.authSession.deleteMany({ where: { userId: user.id, id: { not: session.id } } });
    const details = { userId: user.id, endedSessionCount: ended.count };
    await recordAudit(tx, { actor, action: "account.password_changed", affectedCount: 1, details });
    return { endedSessionCount: ended.count };
  });
}
