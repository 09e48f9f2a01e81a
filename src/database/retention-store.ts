import { ENDED_REQUEST_STATUSES } from "../domain/request-status.ts";
import { type Database, inSqlTransaction } from "./client.ts";

/** Where a chunk ended among attempts in the order in which they ended. */
export type AttemptPlace = { finishedAt: string; requestId: string; attempt: number };

/** `after` is where the chunk before ended; `before` the end of the attempts that are kept. */
export type RetentionChunk = { before: Date; after: AttemptPlace | null; limit: number };

/** `place` is null when there was nothing more to look at. */
export type RemovedChunk = { removedCount: number; place: AttemptPlace | null };

const START: AttemptPlace = { finishedAt: "-infinity", requestId: "00000000-0000-0000-0000-000000000000", attempt: 0 };

/** Removes the answers that were kept of attempts that ended before then, unless their requests are pending or in flight. */
export function removeRawResponses(
  database: Database,
  { before, after, limit, now }: RetentionChunk & { now: Date },
): Promise<RemovedChunk> {
  const from = after ?? START;
  return inSqlTransaction(database, async (tx) =>
    readChunk(
      await tx.$queryRaw<ChunkRow[]>`
        WITH seen AS (
          SELECT "finishedAt", "requestId", attempt FROM "AIRequestAttempt"
           WHERE "rawResponse" IS NOT NULL AND "finishedAt" < ${before}::timestamptz
             AND ("finishedAt", "requestId", attempt) >
                 (${from.finishedAt}::timestamptz, ${from.requestId}::uuid, ${from.attempt}::int)
           ORDER BY "finishedAt", "requestId", attempt LIMIT ${limit}::int
        ), removed AS (
          UPDATE "AIRequestAttempt" attempt SET "rawResponse" = NULL, "rawResponseRemovedAt" = ${now}::timestamptz
            FROM seen JOIN "AIProcessingRequest" request ON request.id = seen."requestId"
           WHERE attempt."requestId" = seen."requestId" AND attempt.attempt = seen.attempt
             AND request."processingStatus" = ANY(${ENDED_REQUEST_STATUSES}::"AIRequestStatus"[])
          RETURNING 1
        )
        SELECT (SELECT count(*) FROM removed)::int AS "removedCount", seen."finishedAt"::text, "requestId", attempt
          FROM seen ORDER BY seen."finishedAt" DESC, "requestId" DESC, attempt DESC LIMIT 1`,
    ),
  );
}

/**
 * Deletes attempts that ended before then and that another attempt of the same request followed, unless it is pending or
 * in flight. What they cost stays counted.
 */
export function removeAttempts(database: Database, { before, after, limit }: RetentionChunk): Promise<RemovedChunk> {
  const from = after ?? START;
  return inSqlTransaction(database, async (tx) => {
    await tx.$queryRaw`SELECT set_config('livedash.keeps_counts', 'on', true)`;
    return readChunk(
      await tx.$queryRaw<ChunkRow[]>`
        WITH seen AS (
          SELECT "finishedAt", "requestId", attempt FROM "AIRequestAttempt"
           WHERE NOT succeeded AND "finishedAt" < ${before}::timestamptz
             AND ("finishedAt", "requestId", attempt) >
                 (${from.finishedAt}::timestamptz, ${from.requestId}::uuid, ${from.attempt}::int)
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
          FROM seen ORDER BY seen."finishedAt" DESC, "requestId" DESC, attempt DESC LIMIT 1`,
    );
  });
}

type ChunkRow = AttemptPlace & { removedCount: number };

function readChunk([row]: ChunkRow[]): RemovedChunk {
  if (row === undefined) return { removedCount: 0, place: null };
  const { removedCount, ...place } = row;
  return { removedCount, place };
}
