import { inSqlTransaction } from "../../database/client.ts";
import { type IntakeRecord, writeIntakeSet } from "../../database/intake-store.ts";
import type { IntakeDependencies } from "./intake-dependencies.ts";
import type { RunRecorder } from "./run-recorder.ts";

/** What is to be written of a row, and the line on which the row begins. */
export type PreparedRow = { line: number; record: IntakeRecord };

/**
 * Rows that are written in one transaction; the characters of their transcripts that end a set early, and the time, so that
 * transcripts that take long to come are not long unwritten.
 */
export const SET_LIMITS = {
  maxCount: 1000,
  maxWeight: 4_000_000,
  maxMilliseconds: 10_000,
  weigh: ({ record }: PreparedRow) => record.rawTranscriptContent?.length ?? 0,
};

/** What became of a set: sessions that another import wrote meanwhile are duplicates. */
export type SetOutcome = { sessions: number; requests: number; duplicates: number; rejected: number };

export async function writeSet(
  { database, clock, log }: Omit<IntakeDependencies, "settings">,
  companyId: string,
  set: readonly PreparedRow[],
  recorder: Pick<RunRecorder, "recordSet">,
): Promise<SetOutcome> {
  const now = clock.now();
  const records = set.map(({ record }) => record);
  const counts = await inSqlTransaction(database, async (tx) => {
    const writtenIds = await writeIntakeSet(tx, { companyId, records, now });
    const written = set.filter(({ record }) => writtenIds.has(record.row.externalSessionId));
    const created = written.flatMap(({ record }) => record.session ?? []);
    const found = {
      sessions: created.length,
      requests: created.filter(({ request }) => request !== null).length,
      duplicates: set.length - written.length,
      failed: written.flatMap(({ line, record }) => (record.error === null ? [] : [{ line, reason: record.error }])),
    };
    await recorder.recordSet(tx, found);
    return found;
  });
  const { failed, ...others } = counts;
  const durationMilliseconds = clock.now().getTime() - now.getTime();
  log.info({ companyId, ...others, failed: failed.length, durationMilliseconds }, "intake.set_written");
  return { ...others, rejected: failed.length };
}
