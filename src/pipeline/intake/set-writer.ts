import { type Database, inTransaction } from "../../database/client.ts";
import { type IntakeRecord, writeIntakeSet } from "../../database/intake-store.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Logger } from "../../shared/logger.ts";

/** What is to be written of a row, and the line on which the row begins. */
export type PreparedRow = { line: number; record: IntakeRecord };

/** Rows that are written in one transaction, and the characters of their transcripts that end a set early. */
export const SET_LIMITS = {
  maxCount: 250,
  maxWeight: 4_000_000,
  weigh: ({ record }: PreparedRow) => record.rawTranscriptContent?.length ?? 0,
};

/** What became of a set: sessions that another import wrote meanwhile are duplicates. */
export type SetOutcome = {
  sessions: number;
  requests: number;
  duplicates: number;
  failed: { line: number; reason: string }[];
};

export async function writeSet(
  { database, clock, log }: { database: Database; clock: Clock; log: Logger },
  companyId: string,
  set: readonly PreparedRow[],
): Promise<SetOutcome> {
  const now = clock.now();
  const records = set.map(({ record }) => record);
  const writtenIds = await inTransaction(database, (tx) => writeIntakeSet(tx, { companyId, records, now }));
  const written = set.filter(({ record }) => writtenIds.has(record.row.externalSessionId));
  const created = written.flatMap(({ record }) => record.session ?? []);
  const outcome = {
    sessions: created.length,
    requests: created.filter(({ request }) => request !== null).length,
    duplicates: set.length - written.length,
    failed: written.flatMap(({ line, record }) => (record.error === null ? [] : [{ line, reason: record.error }])),
  };
  const durationMilliseconds = clock.now().getTime() - now.getTime();
  log.info({ companyId, ...outcome, failed: outcome.failed.length, durationMilliseconds }, "intake.set_written");
  return outcome;
}
