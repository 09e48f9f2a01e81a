import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Actor } from "../database/audit-store.ts";
import type { Transaction } from "../database/client.ts";
import { type AccountChange, objectionTo } from "../domain/account-change.ts";
import { APPOINTING_ROLE, type PlatformRole } from "../domain/permissions.ts";
import { AppError } from "../shared/errors.ts";
import { setPassword } from "./passwords.ts";

export type LockedAccount = { id: string; email: string; role: PlatformRole };

/**
 * An e-mail address as accounts have it: trimmed, in lower case.
 *
 * @throws {AppError} INVALID_INPUT when it is none
 */
export function parseEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (z.email().max(254).safeParse(email).success) return email;
  throw new AppError("INVALID_INPUT", "email: is not an e-mail address");
}

/** Makes an account; null, and nothing is changed, when the e-mail address has one. */
export async function insertAccount(
  tx: Transaction,
  { email, role, hash }: { email: string; role: PlatformRole; hash: string },
): Promise<string | null> {
  const id = randomUUID();
  const data = { id, name: email, email, emailVerified: true, role };
  const { count } = await tx.user.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) return null;
  await setPassword(tx, id, hash);
  return id;
}

/**
 * Locks an account for a change, once the rules allow it. Whoever may appoint others is locked too, in the order of
 * ids, so that two people who demote each other do not both succeed.
 *
 * @throws {AppError} NOT_FOUND when there is no such account; CONFLICT when a rule stands against the change
 */
export async function lockAccount(
  tx: Transaction,
  where: { id: string } | { email: string },
  { actor, change }: { actor: Actor; change: AccountChange },
): Promise<LockedAccount> {
  const [id, email] = "id" in where ? [where.id, null] : [null, where.email];
  const rows = await tx.$queryRaw<LockedAccount[]>`
    SELECT id, email, role FROM "User"
     WHERE id = ${id} OR email = ${email} OR role = ${APPOINTING_ROLE}::"PlatformRole"
     ORDER BY id FOR UPDATE`;
  const account = rows.find((row) => row.id === id || row.email === email);
  if (account === undefined) throw noSuchUser();
  const objection = objectionTo(change, {
    role: account.role,
    isOwn: actor.type === "user" && actor.id === account.id,
    superAdminCount: rows.filter(({ role }) => role === APPOINTING_ROLE).length,
  });
  if (objection !== null) throw new AppError("CONFLICT", objection);
  return account;
}

export function noSuchUser(): AppError {
  return new AppError("NOT_FOUND", "There is no such user.");
}
