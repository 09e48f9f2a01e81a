import { inTransaction } from "../database/client.ts";
import { type BegunRun, beginImportRun } from "../database/import-run-store.ts";
import { readUpload } from "../database/import-upload-store.ts";
import { getIntakeCompany } from "../database/intake-store.ts";
import { IMPORT_MAX_ATTEMPTS } from "../domain/import-run.ts";
import { AppError } from "../shared/errors.ts";
import type { Credentials, CsvLocation } from "./intake/csv-location.ts";
import { withCsv } from "./intake/csv-source.ts";
import { checkTimeZone, type ImportResult, runImport } from "./intake/import-run.ts";
import type { IntakeDependencies } from "./intake/intake-dependencies.ts";
import { failRun } from "./intake/run-failure.ts";
import { ImportEndedError } from "./intake/run-recorder.ts";

/** `stopped`: it had ended before, or was cancelled or taken over meanwhile. */
export type QueuedImportResult =
  | ({ outcome: "completed" } & ImportResult)
  | { outcome: "failed" | "stopped"; importRunId: string };

/**
 * Does an import that was asked for in the console or over REST, from its beginning: what an earlier attempt wrote is
 * found there and left as it is. What is the source's fault ends it as failed; anything else is thrown, to be tried
 * again, but not for ever.
 */
export async function performImport(deps: IntakeDependencies, importRunId: string): Promise<QueuedImportResult> {
  const run = await inTransaction(deps.database, (tx) => beginImportRun(tx, importRunId, deps.clock.now()));
  if (run === null) return { outcome: "stopped", importRunId };
  try {
    return { outcome: "completed", ...(await importRun(deps, run)) };
  } catch (error) {
    if (error instanceof ImportEndedError) return { outcome: "stopped", importRunId };
    if (!(error instanceof AppError) && run.attempt < IMPORT_MAX_ATTEMPTS) throw error;
    await failRun(deps, { id: run.id, attempt: run.attempt }, error);
    return { outcome: "failed", importRunId };
  }
}

async function importRun(deps: IntakeDependencies, run: BegunRun): Promise<ImportResult> {
  const { id, attempt, actor, sessionCount: earlierSessions } = run;
  const company = await getIntakeCompany(deps.database, run.companyId);
  checkTimeZone(company);
  return withCsv(deps.settings, locate(deps, run), ({ source, web }) =>
    runImport(deps, { claim: { id, attempt }, earlierSessions, company, source, web, actor }),
  );
}

function locate({ database }: IntakeDependencies, run: BegunRun): CsvLocation {
  const { id, source, transcriptBaseUrl, csvUsername, csvPassword } = run;
  const credentials: Credentials | null =
    csvUsername === null ? null : { user: csvUsername, password: csvPassword ?? "" };
  if (run.sourceKind === "URL") return { kind: "web", url: new URL(source), credentials };
  const base = transcriptBaseUrl === null ? null : new URL(transcriptBaseUrl);
  const totalBytes = run.totalBytes === null ? null : Number(run.totalBytes);
  return { kind: "upload", bytes: readUpload(database, id), totalBytes, base, credentials };
}
