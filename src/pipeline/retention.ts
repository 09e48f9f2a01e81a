import type { RetentionKind } from "../database/retention-place-store.ts";
import { removeChunk } from "../database/retention-store.ts";
import type { PipelineDependencies } from "./dependencies.ts";

export type RetentionSummary = { rawResponseCount: number; attemptCount: number };

/** Attempts of one transaction, and transactions of one run for each kind. */
type RetentionLimits = { chunkSize: number; maxChunks: number };

/** A transaction takes some ten milliseconds, and a worker is not kept for long; the next run goes on. */
const LIMITS: RetentionLimits = { chunkSize: 1000, maxChunks: 500 };

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Removes what is older than the settings say that it is kept: raw answers, and attempts that another followed. Requests
 * that are pending or in flight keep everything, and every request its last attempt. Counters stay as they are.
 *
 * A run goes on where the last one ended, so that what is kept is not looked at again before all that is behind it. Once a
 * run has come to the end, the next begins with the oldest, for what is no longer to be kept since it was passed.
 */
export async function applyRetention(
  { database, clock, log, settings }: Pick<PipelineDependencies, "database" | "clock" | "log" | "settings">,
  limits: RetentionLimits = LIMITS,
): Promise<RetentionSummary> {
  const { rawResponseDays, attemptDays } = settings.retention;
  const now = clock.now();
  const remove = (kind: RetentionKind, days: number) => removeOlderThan(database, { kind, days, now, limits });
  const rawResponseCount = await remove("raw_responses", rawResponseDays);
  const attemptCount = await remove("attempts", attemptDays);
  if (rawResponseCount + attemptCount > 0) {
    const durationMilliseconds = clock.now().getTime() - now.getTime();
    log.info(
      { rawResponseCount, rawResponseDays, attemptCount, attemptDays, durationMilliseconds },
      "retention.applied",
    );
  }
  return { rawResponseCount, attemptCount };
}

/**
 * @param options `days` is 0 for ever. When it was raised, the last run may have ended behind what is now looked at: then
 *   this one finds nothing, and the next begins with the oldest.
 */
async function removeOlderThan(
  database: PipelineDependencies["database"],
  { kind, days, now, limits }: { kind: RetentionKind; days: number; now: Date; limits: RetentionLimits },
): Promise<number> {
  if (days === 0) return 0;
  const before = new Date(now.getTime() - days * DAY_MILLISECONDS);
  let removedCount = 0;
  for (let chunkCount = 0; chunkCount < limits.maxChunks; chunkCount += 1) {
    const chunk = await removeChunk(database, { kind, before, now, limit: limits.chunkSize });
    removedCount += chunk.removedCount;
    if (chunk.isAtEnd) break;
  }
  return removedCount;
}
