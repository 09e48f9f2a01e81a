import { createHash } from "node:crypto";
import type { Database } from "../database/client.ts";

const WINDOW_SECONDS = 60;
const MAX_ATTEMPTS = 10;

/**
 * Counts an attempt to sign in to one account, from wherever it comes, and says whether it is within the limit.
 *
 * better-auth limits by network address, which it learns from `X-Forwarded-For`; where no proxy stands in front, a
 * caller writes that header himself. Guessing one person's password must be slow all the same.
 */
export function countSignInAttempt(database: Database, email: string): Promise<boolean> {
  return countAttempt(database, email.trim().toLowerCase());
}

/** Counts an attempt at something by what it is tried on, and says whether it is within the limit. */
export async function countAttempt(database: Database, target: string): Promise<boolean> {
  const key = `account|${createHash("sha256").update(target).digest("base64url")}`;
  const now = Date.now();
  const windowStart = now - WINDOW_SECONDS * 1000;
  const rows = await database.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateLimit" AS counter (id, key, count, "lastRequest")
    VALUES (gen_random_uuid()::text, ${key}, 1, ${now}::bigint)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN counter."lastRequest" <= ${windowStart}::bigint THEN 1 ELSE counter.count + 1 END,
      "lastRequest" =
        CASE WHEN counter."lastRequest" <= ${windowStart}::bigint THEN ${now}::bigint ELSE counter."lastRequest" END
    RETURNING count`;
  return (rows[0]?.count ?? 0) <= MAX_ATTEMPTS;
}
