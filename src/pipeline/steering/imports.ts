import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { type Database, inTransaction } from "../../database/client.ts";
import { credentialsAt, openNamedCompany } from "../../database/company-store.ts";
import { endImportRun, insertImportRun } from "../../database/import-run-store.ts";
import { isUuid } from "../../domain/uuid.ts";
import type { Clock } from "../../shared/clock.ts";
import { AppError } from "../../shared/errors.ts";
import type { PipelineJobs } from "../dependencies.ts";
import { type Credentials, parseCsvLocation } from "../intake/csv-location.ts";

export type ImportSteering = { database: Database; clock: Clock; enqueueImport: PipelineJobs["enqueueImport"] };

/**
 * Has a worker import the CSV at a URL. `company` is an id or a name; a name that is new makes a company. The URL becomes
 * the one that is known of the company. Without credentials, those that the company has for that server are used.
 *
 * @throws {AppError} INVALID_INPUT, NOT_FOUND for an id that no company has
 */
export async function importFromUrl(
  { database, clock, enqueueImport }: ImportSteering,
  input: { company: string; url: string; credentials: Credentials | null; actor: Actor },
): Promise<{ importRunId: string; companyId: string }> {
  const location = parseCsvLocation(input.url, input.credentials);
  if (location.kind !== "web") throw new AppError("INVALID_INPUT", "url: must begin with http:// or https://");
  const { url } = location;
  const { actor } = input;
  return inTransaction(database, async (tx) => {
    const company = await openNamedCompany(tx, input.company);
    const credentials = location.credentials ?? credentialsAt(company, url);
    const csvUsername = credentials?.user ?? null;
    const csvPassword = credentials?.password ?? null;
    await tx.company.update({ where: { id: company.id }, data: { csvUrl: url.href, csvUsername, csvPassword } });
    const run = { companyId: company.id, source: url.href, credentials, actor };
    const fixed = { sourceKind: "URL", status: "WAITING", isQueued: true } as const;
    const importRunId = await insertImportRun(tx, { ...run, ...fixed }, clock.now());
    await enqueueImport(tx, [importRunId]);
    const details = { company: company.name, importRunId, source: `${url.origin}${url.pathname}` };
    await recordAudit(tx, { actor, action: "imports.created", affectedCount: 1, details });
    return { importRunId, companyId: company.id };
  });
}

/**
 * Imports once more from the same URL, which brings what has been added since.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when the source is no URL
 */
export async function importAgain(
  deps: ImportSteering,
  { importRunId, actor }: { importRunId: string; actor: Actor },
): Promise<{ importRunId: string; companyId: string }> {
  const run = isUuid(importRunId) ? await deps.database.importRun.findUnique({ where: { id: importRunId } }) : null;
  if (run === null) throw new AppError("NOT_FOUND", `There is no import ${importRunId}.`);
  if (run.sourceKind !== "URL") throw new AppError("CONFLICT", "Only what came from a URL can be had again.");
  return importFromUrl(deps, { company: run.companyId, url: run.source, credentials: null, actor });
}

/**
 * Stops an import. The sessions that it has brought stay; what is being written at this moment is not kept. Cancelling
 * it again does no harm.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when it has come to an end of its own
 */
export async function cancelImport(
  { database, clock }: Pick<ImportSteering, "database" | "clock">,
  { importRunId, actor }: { importRunId: string; actor: Actor },
): Promise<{ importRunId: string }> {
  const notFound = new AppError("NOT_FOUND", `There is no import ${importRunId}.`);
  if (!isUuid(importRunId)) throw notFound;
  return inTransaction(database, async (tx) => {
    const end = { status: "CANCELLED", errorMessage: null, now: clock.now() } as const;
    const wasOpen = await endImportRun(tx, { id: importRunId }, end);
    const select = { status: true, sessionCount: true, company: { select: { name: true } } };
    const run = await tx.importRun.findUnique({ where: { id: importRunId }, select });
    if (run === null) throw notFound;
    if (!wasOpen && run.status === "CANCELLED") return { importRunId };
    if (!wasOpen) throw new AppError("CONFLICT", `The import is ${run.status.toLowerCase()} already.`);
    const details = { company: run.company.name, importRunId };
    await recordAudit(tx, { actor, action: "imports.cancelled", affectedCount: run.sessionCount, details });
    return { importRunId };
  });
}
