import { inSqlTransaction, type SqlTransaction } from "../../database/client.ts";
import { advanceImportRun, type ImportClaim, type ImportProgress } from "../../database/import-run-store.ts";
import { IMPORT_HEARTBEAT_SECONDS } from "../../domain/import-run.ts";
import type { IntakeDependencies } from "./intake-dependencies.ts";

/** Rejected lines that are written at once. */
const REJECTION_SET_SIZE = 1000;

/** The run is not ours any more: somebody cancelled it, or it was given up and another has begun it anew. */
export class ImportEndedError extends Error {
  override readonly name = "ImportEndedError";

  constructor() {
    super("The import was cancelled, or taken over.");
  }
}

type Rejection = { line: number; reason: string };

/** What a set of rows came to, as far as the run's record goes. */
type SetCounts = { sessions: number; requests: number; duplicates: number; failed: readonly Rejection[] };

export type RunRecorder = {
  /** Aborted as soon as the run is not ours any more. */
  signal: AbortSignal;
  duplicate(): void;
  /** @throws {ImportEndedError} */
  reject(line: number, reason: string): Promise<void>;
  /** Part of the transaction that writes the set. @throws {ImportEndedError} */
  recordSet(tx: SqlTransaction, counts: SetCounts): Promise<void>;
  /** Passes bytes on and counts them. @throws {ImportEndedError} once the run is not ours any more */
  countBytes(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
  /** Writes what is left to write, as part of the transaction that ends the run. @throws {ImportEndedError} */
  flush(tx: SqlTransaction): Promise<void>;
  stop(): void;
};

/**
 * Keeps a run's record true while rows come in: whatever a transaction writes is counted in that transaction, rejected
 * lines are written as they come, and a sign of life is given in between.
 *
 * @param earlierSessions what earlier attempts of this run wrote: found again, they are no duplicates
 */
export function startRunRecorder(
  { database, clock }: Pick<IntakeDependencies, "database" | "clock">,
  claim: ImportClaim,
  { totalBytes, earlierSessions }: { totalBytes: number | null; earlierSessions: number },
): RunRecorder {
  const ended = new AbortController();
  let foundCount = 0;
  let readBytes = 0;
  let rejections: Rejection[] = [];

  const write = async (tx: SqlTransaction, news: Partial<ImportProgress>) => {
    const duplicateCount = Math.max(0, foundCount - earlierSessions);
    const nothingNew = { newSessions: 0, newRequests: 0, newRejections: [] };
    const progress = { ...nothingNew, duplicateCount, readBytes, totalBytes, ...news };
    if (await advanceImportRun(tx, claim, progress, clock.now())) return;
    ended.abort();
    throw new ImportEndedError();
  };
  const writeRejections = async () => {
    const newRejections = rejections;
    rejections = [];
    await inSqlTransaction(database, (tx) => write(tx, { newRejections }));
  };

  let isBeating = false;
  const beat = async () => {
    if (isBeating) return;
    isBeating = true;
    // Where the database is gone, the next set fails for the same reason.
    await inSqlTransaction(database, (tx) => write(tx, {})).catch(() => undefined);
    isBeating = false;
  };
  const timer = setInterval(() => {
    beat().catch(() => undefined);
  }, IMPORT_HEARTBEAT_SECONDS * 1000);
  timer.unref();

  return {
    signal: ended.signal,
    duplicate: () => {
      foundCount += 1;
    },
    reject: async (line, reason) => {
      rejections.push({ line, reason });
      if (rejections.length >= REJECTION_SET_SIZE) await writeRejections();
    },
    recordSet: async (tx, { sessions, requests, duplicates, failed }) => {
      foundCount += duplicates;
      await write(tx, { newSessions: sessions, newRequests: requests, newRejections: failed });
    },
    countBytes: async function* countBytes(bytes) {
      for await (const chunk of bytes) {
        if (ended.signal.aborted) throw new ImportEndedError();
        readBytes += chunk.length;
        yield chunk;
      }
    },
    flush: async (tx) => {
      const newRejections = rejections;
      rejections = [];
      await write(tx, { newRejections });
    },
    stop: () => clearInterval(timer),
  };
}
