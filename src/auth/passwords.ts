import { randomBytes, randomUUID } from "node:crypto";
import type { Transaction } from "../database/client.ts";
import type { Auth } from "./auth.ts";

/** better-auth's name for "e-mail and password". */
export const CREDENTIAL_PROVIDER = "credential";

/** 24 characters, 144 bits. */
const PASSWORD_BYTES = 18;

/** A random password, and what is stored of it. */
export async function makePassword(auth: Auth): Promise<{ password: string; hash: string }> {
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  return { password, hash: await (await auth.betterAuth.$context).password.hash(password) };
}

/** Gives an account a password, whatever it had before, and ends every session that another one has opened. */
export async function setPassword(tx: Transaction, userId: string, hash: string): Promise<void> {
  const credential = { userId, providerId: CREDENTIAL_PROVIDER };
  await tx.authSession.deleteMany({ where: { userId } });
  await tx.account.deleteMany({ where: credential });
  await tx.account.create({ data: { id: randomUUID(), accountId: userId, password: hash, ...credential } });
}
