import { ENDED_REQUEST_STATUSES } from "../domain/request-status.ts";
import { type Database, inSqlTransaction, type SqlTransaction } from "./client.ts";
import {
  type AttemptPlace,
  lockRetentionPlace,
  type RetentionKind,
  writeRetentionPlace,
} from "./retention-place-store.ts";

/** `before` is the end of what is looked at; `limit`, at how many attempts. */
type RetentionChunk = { kind: RetentionKind; before: Date; limit: number; now: Date };

/** `isAtEnd`: there was nothing more to look at, and whoever takes the next chunk begins with the oldest attempts again. */
type RemovedChunk = { removedCount: number; isAtEnd: boolean };

/**
 * Looks at the attempts behind those that the last chunk of this kind looked at, and removes what is not to be kept. The
 * place is written in the same transaction. Two who do so at once take turns, and nothing is removed or counted twice.
 */
export function removeChunk(database: Database, { kind, ...range }: RetentionChunk): Promise<RemovedChunk> {
  return inSqlTransaction(database, async (tx) => {
    const after = (await lockRetentionPlace(tx, kind)) ?? START;
    const [last] = await REMOVALS[kind](tx, { ...range, after });
    if (last === undefined) {
      await writeRetentionPlace(tx, kind, null);
      return { removedCount: 0, isAtEnd: true };
    }
    const { removedCount, ...place } = last;
    await writeRetentionPlace(tx, kind, place);
    return { removedCount, isAtEnd: false };
  });
}

const START: AttemptPlace = { finishedAt: "-infinity", requestId: "00000000-0000-0000-0000-000000000000", attempt: 0 };

type Range = Omit<RetentionChunk, "kind"> & { after: AttemptPlace };

/** The last attempt that was looked at, if any, and how many of all were removed. */
type ChunkRows = readonly (AttemptPlace & { removedCount: number })[];

const REMOVALS: Record<RetentionKind, (tx: SqlTransaction, range: Range) => Promise<ChunkRows>> = {
  raw_responses: removeRawResponses,
  attempts: removeAttempts,
};

/** Removes the answers that were kept of attempts that ended before then, unless their requests are pending or in flight. */
function removeRawResponses(tx: SqlTransaction, { before, after, limit, now }: Range): Promise<ChunkRows> {
  return tx.$queryRaw`
    WITH seen AS (
      SELECT "finishedAt", "requestId", attempt FROM "AIRequestAttempt"
       WHERE "rawResponse" IS NOT NULL AND "finishedAt" < ${before}::timestamptz
         AND ("finishedAt", "requestId", attempt) >
             (${after.finishedAt}::timestamptz, ${after.requestId}::uuid, ${after.attempt}::int)
       ORDER BY "finishedAt", "requestId", attempt LIMIT ${limit}::int
    ), removed AS (
      UPDATE "AIRequestAttempt" attempt SET "rawResponse" = NULL, "rawResponseRemovedAt" = ${now}::timestamptz
        FROM seen JOIN "AIProcessingRequest" request ON request.id = seen."requestId"
       WHERE attempt."requestId" = seen."requestId" AND attempt.attempt = seen.attempt
         AND request."processingStatus" = ANY(${ENDED_REQUEST_STATUSES}::"AIRequestStatus"[])
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM removed)::int AS "removedCount", seen."finishedAt"::text, "requestId", attempt
      FROM seen ORDER BY seen."finishedAt" DESC, "requestId" DESC, attempt DESC LIMIT 1`;
}

/**
 * Deletes attempts that ended before then and that another attempt of the same request followed, unless it is pending or
 * in flight. What they cost stays counted.
 */
async function removeAttempts(tx: SqlTransaction, { before, after, limit }: Range): Promise<ChunkRows> {
  await tx.$queryRaw`SELECT set_config('livedash.keeps_counts', 'on', true)`;
  return tx.$queryRaw`
    WITH seen AS (
      SELECT "finishedAt", "requestId", attempt FROM "AIRequestAttempt"
       WHERE NOT succeeded AND "finishedAt" < ${before}::timestamptz
         AND ("finishedAt", "requestId", attempt) >
             (${after.finishedAt}::timestamptz, ${after.requestId}::uuid, ${after.attempt}::int)
       ORDER BY "finishedAt", "requestId", attempt LIMIT ${limit}::int
    ), removed AS (
      DELETE FROM "AIRequestAttempt" attempt
       USING seen JOIN "AIProcessingRequest" request ON request.id = seen."requestId"
       WHERE attempt."requestId" = seen."requestId" AND attempt.attempt = seen.attempt
         AND attempt.attempt < request.attempt
         AND request."processingStatus" = ANY(${ENDED_REQUEST_STATUSES}::"AIRequestStatus"[])
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM removed)::int AS "removedCount", seen."finishedAt"::text, "requestId", attempt
      FROM seen ORDER BY seen."finishedAt" DESC, "requestId" DESC, attempt DESC LIMIT 1`;
}
