import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { type Actor, recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import type { PlatformRole } from "../domain/permissions.ts";
import { AppError } from "../shared/errors.ts";
import type { Auth } from "./auth.ts";

/** better-auth's name for "e-mail and password". */
const CREDENTIAL_PROVIDER = "credential";

/** 24 characters, 144 bits. */
const PASSWORD_BYTES = 18;

/** `isNew` is false when the account was there before and has been given a new password and role. */
export type CreatedAdmin = { email: string; password: string; role: PlatformRole; isNew: boolean };

/**
 * Makes an account with a random password, or gives the one that is there a new password and role and ends its
 * sessions. The password is told here and nowhere else.
 *
 * @throws {AppError} INVALID_INPUT when that is no e-mail address
 */
export async function createAdmin(
  auth: Auth,
  input: { email: string; role: PlatformRole; actor: Actor },
): Promise<CreatedAdmin> {
  const { role, actor } = input;
  const email = input.email.trim().toLowerCase();
  if (!z.email().safeParse(email).success) throw new AppError("INVALID_INPUT", "email: is not an e-mail address");
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  const hash = await (await auth.betterAuth.$context).password.hash(password);

  return inTransaction(auth.database, async (tx) => {
    const existing = await tx.user.findUnique({ where: { email } });
    const user = await tx.user.upsert({
      where: { email },
      create: { id: randomUUID(), name: email, email, emailVerified: true, role },
      update: { role },
    });
    const credential = { userId: user.id, providerId: CREDENTIAL_PROVIDER };
    await tx.authSession.deleteMany({ where: { userId: user.id } });
    await tx.account.deleteMany({ where: credential });
    await tx.account.create({ data: { id: randomUUID(), accountId: user.id, password: hash, ...credential } });
    const action = existing === null ? "admin.created" : "admin.reset";
    await recordAudit(tx, { actor, action, affectedCount: 1, details: { userId: user.id, email, role } });
    return { email, password, role, isNew: existing === null };
  });
}
