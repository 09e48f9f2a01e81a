import type { Actor } from "../database/audit-store.ts";
import type { Database } from "../database/client.ts";
import { insertImportRun } from "../database/import-run-store.ts";
import { type CsvAddress, type IntakeCompany, upsertCompany } from "../database/intake-store.ts";
import { AppError } from "../shared/errors.ts";
import { type Credentials, type GivenLocation, parseCsvLocation } from "./intake/csv-location.ts";
import { withCsv } from "./intake/csv-source.ts";
import { checkTimeZone, type ImportResult, runImport } from "./intake/import-run.ts";
import type { IntakeDependencies } from "./intake/intake-dependencies.ts";
import type { OnProgress } from "./intake/row-import.ts";
import { failRun } from "./intake/run-failure.ts";
import { ImportEndedError } from "./intake/run-recorder.ts";

export type ImportInput = {
  companyName: string;
  /** A path, or an http(s) URL. */
  source: string;
  credentials?: Credentials;
  actor: Actor;
  /** Told the id of the run that this is recorded as, once it has begun. */
  onBegun?: (importRunId: string) => void;
  onProgress?: OnProgress;
};

/**
 * Imports the sessions of a legacy CSV with their transcripts: a session, its messages and one waiting request each.
 * What is there already is left as it is, so an import may be repeated, cut off and resumed, or run twice at once. A
 * line that cannot be read and a transcript that cannot be had are recorded as rejected, and the rest goes on; the
 * latter is tried again by the next import of the same CSV.
 *
 * It is recorded as a run from the moment that the CSV is open; queued-import.ts does the same for a worker.
 *
 * @throws {AppError} INVALID_INPUT, with what to do, when the CSV itself cannot be had; CONFLICT when somebody
 *   cancelled the run
 */
export async function importSessions(deps: IntakeDependencies, input: ImportInput): Promise<ImportResult> {
  const { database, clock } = deps;
  const companyName = input.companyName.trim();
  if (companyName === "") throw new AppError("INVALID_INPUT", "Name the company whose sessions these are.");
  const location = parseCsvLocation(input.source, input.credentials ?? null);
  return withCsv(deps.settings, location, async ({ source, web }) => {
    const company = await openCompany(database, companyName, location);
    const id = await insertImportRun(
      database,
      {
        companyId: company.id,
        sourceKind: location.kind === "web" ? "URL" : "FILE",
        source: location.kind === "web" ? location.url.href : location.path,
        status: "RUNNING",
        isQueued: false,
        actor: input.actor,
      },
      clock.now(),
    );
    input.onBegun?.(id);
    const claim = { id, attempt: 1 };
    const { actor, onProgress } = input;
    try {
      return await runImport(deps, { claim, earlierSessions: 0, company, source, web, actor, onProgress });
    } catch (error) {
      await failRun(deps, claim, error);
      if (!(error instanceof ImportEndedError)) throw error;
      throw new AppError("CONFLICT", "The import was cancelled from the console.", { cause: error });
    }
  });
}

async function openCompany(database: Database, name: string, location: GivenLocation): Promise<IntakeCompany> {
  const company = await upsertCompany(database, name, location.kind === "web" ? addressOf(location) : null);
  checkTimeZone(company);
  return company;
}

function addressOf({ url, credentials }: GivenLocation & { kind: "web" }): CsvAddress {
  return {
    csvUrl: url.href,
    csvUsername: credentials?.user ?? null,
    csvPassword: credentials?.password ?? null,
  };
}
