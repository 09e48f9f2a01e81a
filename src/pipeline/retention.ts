import {
  type AttemptPlace,
  type RemovedChunk,
  type RetentionChunk,
  removeAttempts,
  removeRawResponses,
} from "../database/retention-store.ts";
import type { PipelineDependencies } from "./dependencies.ts";

export type RetentionSummary = { rawResponseCount: number; attemptCount: number };

/** Attempts of one transaction: it takes some ten milliseconds. */
const CHUNK_SIZE = 1000;

/** Chunks of one run, so that a worker is not kept for long; the next run goes on. */
const MAX_CHUNKS = 500;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Removes what is older than the settings say that it is kept: raw answers, and attempts that another followed. Requests
 * that are pending or in flight keep everything, and every request its last attempt. Counters stay as they are.
 */
export async function applyRetention({
  database,
  clock,
  log,
  settings,
}: Pick<PipelineDependencies, "database" | "clock" | "log" | "settings">): Promise<RetentionSummary> {
  const { rawResponseDays, attemptDays } = settings.retention;
  const now = clock.now();
  const rawResponseCount = await removeOlderThan(now, rawResponseDays, (chunk) =>
    removeRawResponses(database, { ...chunk, now }),
  );
  const attemptCount = await removeOlderThan(now, attemptDays, (chunk) => removeAttempts(database, chunk));
  if (rawResponseCount + attemptCount > 0) {
    const durationMilliseconds = clock.now().getTime() - now.getTime();
    log.info(
      { rawResponseCount, rawResponseDays, attemptCount, attemptDays, durationMilliseconds },
      "retention.applied",
    );
  }
  return { rawResponseCount, attemptCount };
}

/** @param days 0: for ever */
async function removeOlderThan(
  now: Date,
  days: number,
  removeChunk: (chunk: RetentionChunk) => Promise<RemovedChunk>,
): Promise<number> {
  if (days === 0) return 0;
  const before = new Date(now.getTime() - days * DAY_MILLISECONDS);
  let removedCount = 0;
  let after: AttemptPlace | null = null;
  for (let chunk = 0; chunk < MAX_CHUNKS; chunk += 1) {
    const removed = await removeChunk({ before, after, limit: CHUNK_SIZE });
    removedCount += removed.removedCount;
    if (removed.place === null) break;
    after = removed.place;
  }
  return removedCount;
}
