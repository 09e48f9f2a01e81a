import type { SqlTransaction } from "./client.ts";

/** What retention removes. Each kind has a place of its own. */
export type RetentionKind = "raw_responses" | "attempts";

/**
 * An attempt among all in the order in which they ended. `finishedAt` is PostgreSQL's own text for it: a `Date` has no
 * microseconds, so what ended within the same millisecond would be looked at again.
 */
export type AttemptPlace = { finishedAt: string; requestId: string; attempt: number };

/**
 * The last attempt that was looked at, in this run or one before; null: none, the oldest is next. Until the transaction ends
 * nobody else has the place of this kind.
 */
export async function lockRetentionPlace(tx: SqlTransaction, kind: RetentionKind): Promise<AttemptPlace | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('livedash.retention:' || ${kind}, 0))`;
  const [place] = await tx.$queryRaw<AttemptPlace[]>`
    SELECT "finishedAt"::text, "requestId", attempt FROM "RetentionPlace" WHERE kind = ${kind}`;
  return place ?? null;
}

/** @param place null: the oldest is next */
export async function writeRetentionPlace(
  tx: SqlTransaction,
  kind: RetentionKind,
  place: AttemptPlace | null,
): Promise<void> {
  if (place === null) {
    await tx.$executeRaw`DELETE FROM "RetentionPlace" WHERE kind = ${kind}`;
    return;
  }
  await tx.$executeRaw`
    INSERT INTO "RetentionPlace" (kind, "finishedAt", "requestId", attempt)
    VALUES (${kind}, ${place.finishedAt}::timestamptz, ${place.requestId}::uuid, ${place.attempt}::int)
    ON CONFLICT (kind) DO UPDATE
       SET "finishedAt" = EXCLUDED."finishedAt", "requestId" = EXCLUDED."requestId", attempt = EXCLUDED.attempt`;
}
