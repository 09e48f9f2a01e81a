import type { Database } from "../database/client.ts";
import type { PlatformRole } from "../domain/permissions.ts";

export type UserListItem = {
  id: string;
  email: string;
  /** What the account is called; the e-mail address where nobody gave it another name. */
  name: string;
  role: PlatformRole;
  createdAt: Date;
  lastSignInAt: Date | null;
  /** Browsers in which the account is signed in at the moment. */
  sessionCount: number;
  /** API keys of the account that are still good: they end with it. */
  keyCount: number;
};

/** Everyone who has an account, by e-mail address. */
export function listUsers(database: Database, { now }: { now: Date }): Promise<UserListItem[]> {
  return database.$queryRaw<UserListItem[]>`
    SELECT account.id, email, name, role, account."createdAt", "lastSignInAt",
           (SELECT count(*)::int FROM "AuthSession"
             WHERE "userId" = account.id AND "expiresAt" > ${now}::timestamptz) AS "sessionCount",
           (SELECT count(*)::int FROM "ApiKey" WHERE "referenceId" = account.id AND enabled
               AND ("expiresAt" IS NULL OR "expiresAt" > ${now}::timestamptz)) AS "keyCount"
      FROM "User" account
     ORDER BY email`;
}
