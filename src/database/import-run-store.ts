import { type ImportSourceKind, type ImportStatus, OPEN_IMPORT_STATUSES } from "../domain/import-run.ts";
import type { Actor } from "./audit-store.ts";
import type { Database, SqlTransaction, Transaction } from "./client.ts";

/** What begins a run; `source` holds no credentials. */
export type NewImportRun = {
  companyId: string;
  sourceKind: ImportSourceKind;
  source: string;
  transcriptBaseUrl?: string | null;
  status: "UPLOADING" | "WAITING" | "RUNNING";
  isQueued: boolean;
  credentials?: { user: string; password: string } | null;
  actor: Actor;
};

/** The right to write to a run, until it has ended or is begun anew. */
export type ImportClaim = { id: string; attempt: number };

export type ImportCounts = { sessionCount: number; requestCount: number };

/** A run that has been begun. The counts are those of earlier attempts. */
export type BegunRun = ImportClaim &
  ImportCounts & {
    companyId: string;
    sourceKind: ImportSourceKind;
    source: string;
    transcriptBaseUrl: string | null;
    csvUsername: string | null;
    csvPassword: string | null;
    totalBytes: bigint | null;
    actor: Actor;
  };

/** What a set adds to a run, and how far the run has come as a whole. */
export type ImportProgress = {
  newSessions: number;
  newRequests: number;
  newRejections: readonly { line: number; reason: string }[];
  duplicateCount: number;
  readBytes: number;
  totalBytes: number | null;
};

export async function insertImportRun(tx: Transaction, run: NewImportRun, now: Date): Promise<string> {
  const { actor, credentials, status, transcriptBaseUrl = null, ...given } = run;
  const isRunning = status === "RUNNING";
  const { id } = await tx.importRun.create({
    data: {
      ...given,
      status,
      transcriptBaseUrl,
      csvUsername: credentials?.user ?? null,
      csvPassword: credentials?.password ?? null,
      actorType: actor.type,
      actorId: actor.id,
      actorLabel: actor.label,
      attempt: isRunning ? 1 : 0,
      startedAt: isRunning ? now : null,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  return id;
}

/**
 * Begins a run that waits, or anew one that was broken off. What an earlier attempt wrote stays counted; what it left
 * out is found again.
 *
 * @returns null when it has ended already, or is not there yet
 */
export async function beginImportRun(tx: Transaction, id: string, now: Date): Promise<BegunRun | null> {
  const { count } = await tx.importRun.updateMany({
    where: { id, status: { in: ["WAITING", "RUNNING"] } },
    data: { status: "RUNNING", attempt: { increment: 1 }, duplicateCount: 0, rejectedCount: 0, readBytes: 0 },
  });
  if (count === 0) return null;
  await tx.importRun.updateMany({ where: { id, startedAt: null }, data: { startedAt: now } });
  await tx.importRejection.deleteMany({ where: { importRunId: id } });
  const run = await tx.importRun.update({
    where: { id },
    data: { updatedAt: now },
    select: {
      id: true,
      attempt: true,
      companyId: true,
      sourceKind: true,
      source: true,
      transcriptBaseUrl: true,
      csvUsername: true,
      csvPassword: true,
      totalBytes: true,
      sessionCount: true,
      requestCount: true,
      actorType: true,
      actorId: true,
      actorLabel: true,
    },
  });
  const { actorType, actorId, actorLabel, ...rest } = run;
  return { ...rest, actor: { type: readActorType(actorType), id: actorId, label: actorLabel } };
}

/** @returns whether the claim still holds; if not, nothing is written */
export async function advanceImportRun(
  tx: SqlTransaction,
  claim: ImportClaim,
  { newSessions, newRequests, newRejections, duplicateCount, readBytes, totalBytes }: ImportProgress,
  now: Date,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE "ImportRun"
       SET "sessionCount" = "sessionCount" + ${newSessions}::int, "requestCount" = "requestCount" + ${newRequests}::int,
           "rejectedCount" = "rejectedCount" + ${newRejections.length}::int, "duplicateCount" = ${duplicateCount}::int,
           "readBytes" = ${readBytes}::bigint, "totalBytes" = ${totalBytes}::bigint, "updatedAt" = ${now}::timestamptz
     WHERE id = ${claim.id}::uuid AND attempt = ${claim.attempt}::int AND status = ${RUNNING}::"ImportRunStatus"`;
  if (count === 0) return false;
  if (newRejections.length > 0) {
    await tx.$executeRaw`
      INSERT INTO "ImportRejection" ("importRunId", line, reason)
      SELECT ${claim.id}::uuid, line, reason
        FROM json_to_recordset(${JSON.stringify(newRejections)}::json) AS rejected (line int, reason text)`;
  }
  return true;
}

const RUNNING: ImportStatus = "RUNNING";

/**
 * Ends a run that is in one of the statuses, with what was kept for it alone: the uploaded file, the credentials.
 *
 * @returns whether it was
 */
export async function endImportRun(
  tx: Transaction,
  where: { id: string; attempt?: number; status?: ImportStatus; updatedAt?: Date },
  end: { status: "COMPLETED" | "FAILED" | "CANCELLED"; errorMessage: string | null; now: Date },
): Promise<boolean> {
  const { status, errorMessage, now } = end;
  const { count } = await tx.importRun.updateMany({
    where: { status: { in: [...OPEN_IMPORT_STATUSES] }, ...where },
    data: { status, errorMessage, finishedAt: now, updatedAt: now, csvUsername: null, csvPassword: null },
  });
  if (count > 0) await tx.importUploadChunk.deleteMany({ where: { importRunId: where.id } });
  return count > 0;
}

function readActorType(type: string): Actor["type"] {
  return (["user", "api_key", "command_line", "system"] as const).find((known) => known === type) ?? "system";
}

/** A run that has not been heard of. `isResumable`: a worker can take it up again. */
export type SilentRun = { id: string; status: ImportStatus; updatedAt: Date; isResumable: boolean };

/** The open runs without a sign of life since a moment that depends on who is at them. */
export async function listSilentRuns(
  database: Database,
  { processBefore, uploadBefore, workerBefore }: Record<"processBefore" | "uploadBefore" | "workerBefore", Date>,
): Promise<SilentRun[]> {
  const runs = await database.importRun.findMany({
    where: {
      OR: [
        { status: "UPLOADING", updatedAt: { lt: uploadBefore } },
        { status: { in: ["WAITING", "RUNNING"] }, isQueued: true, updatedAt: { lt: workerBefore } },
        { status: { in: ["WAITING", "RUNNING"] }, isQueued: false, updatedAt: { lt: processBefore } },
      ],
    },
    select: { id: true, status: true, updatedAt: true, isQueued: true },
  });
  return runs.map(({ isQueued, ...run }) => ({ ...run, isResumable: isQueued && run.status !== "UPLOADING" }));
}
