import type { ImportClaim } from "../../database/import-run-store.ts";
import type { IntakeCompany } from "../../database/intake-store.ts";
import { createLocalTimeReader } from "../../domain/local-time.ts";
import { inSets } from "../../shared/in-sets.ts";
import { mapConcurrently } from "../../shared/map-concurrently.ts";
import type { CsvSource } from "./csv-source.ts";
import { listFreshRows } from "./fresh-rows.ts";
import type { IntakeDependencies } from "./intake-dependencies.ts";
import { type RunRecorder, startRunRecorder } from "./run-recorder.ts";
import { prepareSession } from "./session-preparer.ts";
import { SET_LIMITS, writeSet } from "./set-writer.ts";
import { createTranscriptFetcher } from "./transcript-fetcher.ts";
import type { WebFetcher } from "./web-fetcher.ts";

/** Called whenever a set is written, with the sessions so far. */
export type OnProgress = (progress: { sessions: number }) => void;

/** So many are written while the next is gathered. */
const CONCURRENT_SETS = 2;

/**
 * Imports the rows of a CSV that is open, as the claimed run.
 *
 * @returns the recorder of all that came of it, to be flushed by whoever ends the run
 * @throws {ImportEndedError} when the run is not the caller's any more
 */
export async function importRows(
  deps: IntakeDependencies,
  run: {
    claim: ImportClaim;
    earlierSessions: number;
    company: IntakeCompany;
    source: CsvSource;
    web: WebFetcher;
    onProgress?: OnProgress | undefined;
  },
): Promise<RunRecorder> {
  const { claim, earlierSessions, source } = run;
  const recorder = startRunRecorder(deps, claim, { totalBytes: source.totalBytes, earlierSessions });
  try {
    await writeRows(deps, run, recorder);
    return recorder;
  } finally {
    recorder.stop();
  }
}

async function writeRows(
  deps: IntakeDependencies,
  { company, source, web, onProgress }: Parameters<typeof importRows>[1],
  recorder: RunRecorder,
): Promise<void> {
  const { database, clock, settings } = deps;
  const companyId = company.id;
  const limits = { timeoutSeconds: settings.transcriptTimeoutSeconds, maxBytes: settings.transcriptMaxBytes };
  const readTime = createLocalTimeReader(company.timeZone);
  const preparer = {
    model: company.defaultModel ?? settings.defaultModel,
    readTime,
    fetchTranscript: createTranscriptFetcher(source.base, web, limits),
    clock,
    importStartedAt: clock.now(),
  };
  const failed = new AbortController();
  const stopped = AbortSignal.any([failed.signal, recorder.signal]);

  const rows = listFreshRows(database, { companyId, readTime }, recorder.countBytes(source.bytes), recorder);
  const prepared = mapConcurrently(rows, settings.transcriptConcurrency, async ({ line, row }) => ({
    line,
    record: await prepareSession(row, preparer, stopped),
  }));
  const sets = inSets(prepared, SET_LIMITS);
  const written = mapConcurrently(sets, CONCURRENT_SETS, async (set) => {
    try {
      return await writeSet(deps, companyId, set, recorder);
    } catch (error) {
      failed.abort();
      throw error;
    }
  });
  let total = 0;
  for await (const { sessions } of written) {
    total += sessions;
    onProgress?.({ sessions: total });
  }
}
