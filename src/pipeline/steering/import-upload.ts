import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { inTransaction } from "../../database/client.ts";
import { credentialsAt, openNamedCompany } from "../../database/company-store.ts";
import { endImportRun, insertImportRun } from "../../database/import-run-store.ts";
import { appendUploadChunk, completeUpload } from "../../database/import-upload-store.ts";
import { storableText, truncateText } from "../../domain/text.ts";
import { AppError } from "../../shared/errors.ts";
import { inPieces } from "../intake/pieces.ts";
import { parseTranscriptBase } from "../intake/transcript-base.ts";
import type { ImportSteering } from "./imports.ts";

/** What is kept in one row of the database. */
const PIECE_BYTES = 1_000_000;
const NAME_MAX_LENGTH = 255;
const NAMELESS = "upload.csv";

export type UploadInput = {
  /** An id or a name; a name that is new makes a company. */
  company: string;
  fileName: string;
  /** What relative transcript addresses are relative to; without it such lines are rejected. */
  transcriptBaseUrl: string | null;
  body: AsyncIterable<Uint8Array>;
  maxBytes: number;
  actor: Actor;
};

/**
 * Takes a CSV in, a piece at a time, and has a worker import it. The worker may be on another machine, so the pieces lie
 * in the database until then.
 *
 * @throws {AppError} INVALID_INPUT; NOT_FOUND for an id that no company has; TOO_LARGE; CONFLICT when it was cancelled
 */
export async function receiveUpload(
  deps: ImportSteering,
  input: UploadInput,
): Promise<{ importRunId: string; companyId: string }> {
  const { database, clock, enqueueImport } = deps;
  const { actor } = input;
  const base = parseTranscriptBase(input.transcriptBaseUrl);
  const source = truncateText(storableText(input.fileName).trim(), NAME_MAX_LENGTH) || NAMELESS;
  const { importRunId, company } = await inTransaction(database, async (tx) => {
    const opened = await openNamedCompany(tx, input.company);
    const credentials = base === null ? null : credentialsAt(opened, base);
    const fixed = { sourceKind: "UPLOAD", status: "UPLOADING", isQueued: true } as const;
    const given = { companyId: opened.id, source, transcriptBaseUrl: base?.href ?? null, credentials, actor };
    return { importRunId: await insertImportRun(tx, { ...given, ...fixed }, clock.now()), company: opened };
  });
  try {
    await keepPieces(deps, importRunId, input);
    await inTransaction(database, async (tx) => {
      if (!(await completeUpload(tx, importRunId, clock.now()))) throw cancelled();
      await enqueueImport(tx, [importRunId]);
      const details = { company: company.name, importRunId, source };
      await recordAudit(tx, { actor, action: "imports.created", affectedCount: 1, details });
    });
    return { importRunId, companyId: company.id };
  } catch (error) {
    const errorMessage = error instanceof AppError ? error.message : "The upload broke off. Upload the file again.";
    const end = { status: "FAILED", errorMessage, now: clock.now() } as const;
    await inTransaction(database, (tx) => endImportRun(tx, { id: importRunId, status: "UPLOADING" }, end));
    throw error;
  }
}

async function keepPieces(
  { database, clock }: ImportSteering,
  importRunId: string,
  { body, maxBytes }: UploadInput,
): Promise<void> {
  let order = 0;
  let total = 0;
  for await (const bytes of inPieces(body, PIECE_BYTES)) {
    total += bytes.byteLength;
    if (total > maxBytes) throw new AppError("TOO_LARGE", `The file is larger than ${maxBytes} bytes.`);
    const chunk = { importRunId, order, bytes, now: clock.now() };
    if (!(await inTransaction(database, (tx) => appendUploadChunk(tx, chunk)))) throw cancelled();
    order += 1;
  }
  if (total === 0) throw new AppError("INVALID_INPUT", "body: is empty; send the CSV itself");
}

function cancelled(): AppError {
  return new AppError("CONFLICT", "The import was cancelled while the file was on its way.");
}
