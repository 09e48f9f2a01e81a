import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { inTransaction } from "../../database/client.ts";
import { endImportRun, type ImportClaim } from "../../database/import-run-store.ts";
import type { IntakeCompany } from "../../database/intake-store.ts";
import { isTimeZone } from "../../domain/local-time.ts";
import { AppError } from "../../shared/errors.ts";
import type { CsvSource } from "./csv-source.ts";
import type { IntakeDependencies } from "./intake-dependencies.ts";
import { importRows, type OnProgress } from "./row-import.ts";
import { ImportEndedError } from "./run-recorder.ts";
import type { WebFetcher } from "./web-fetcher.ts";

/**
 * What came of a run: new sessions, new requests, sessions that were there before, and rejected lines, which are in
 * the table of rejections under the run's id.
 */
export type ImportResult = {
  importRunId: string;
  sessions: number;
  requests: number;
  duplicates: number;
  rejected: number;
};

/**
 * Imports a CSV that is open, as a run that has begun, and completes the run with a trace in the audit log.
 *
 * @throws {ImportEndedError} when the run has been cancelled or begun anew meanwhile
 */
export async function runImport(
  deps: IntakeDependencies,
  run: {
    claim: ImportClaim;
    earlierSessions: number;
    company: IntakeCompany;
    source: CsvSource;
    web: WebFetcher;
    actor: Actor;
    onProgress?: OnProgress | undefined;
  },
): Promise<ImportResult> {
  const { database, clock, log } = deps;
  const { claim, company, source, actor } = run;
  const ids = { companyId: company.id, importRunId: claim.id };
  const startedAt = clock.now().getTime();
  log.info({ ...ids, attempt: claim.attempt, source: source.base.kind }, "intake.started");
  const recorder = await importRows(deps, run);
  const counts = await inTransaction(database, async (tx) => {
    await recorder.flush(tx);
    const end = { status: "COMPLETED", errorMessage: null, now: clock.now() } as const;
    if (!(await endImportRun(tx, claim, end))) throw new ImportEndedError();
    const { sessionCount, requestCount, duplicateCount, rejectedCount } = await tx.importRun.findUniqueOrThrow({
      where: { id: claim.id },
      select: { sessionCount: true, requestCount: true, duplicateCount: true, rejectedCount: true },
    });
    const found = { sessions: sessionCount, duplicates: duplicateCount, failedCount: rejectedCount };
    const details = { company: company.name, importRunId: claim.id, ...found };
    await recordAudit(tx, { actor, action: "sessions.imported", affectedCount: requestCount, details });
    return { sessions: sessionCount, requests: requestCount, duplicates: duplicateCount, rejected: rejectedCount };
  });
  const { rejected, ...others } = counts;
  const durationMilliseconds = clock.now().getTime() - startedAt;
  log.info({ ...ids, ...others, failed: rejected, durationMilliseconds }, "intake.finished");
  return { importRunId: claim.id, ...counts };
}

/** @throws {AppError} INVALID_INPUT when nobody can tell what the company's times mean */
export function checkTimeZone({ name, timeZone }: IntakeCompany): void {
  if (isTimeZone(timeZone)) return;
  const message = `${name}'s time zone "${timeZone}" is unknown. Set it to a name like Europe/Amsterdam.`;
  throw new AppError("INVALID_INPUT", message);
}
