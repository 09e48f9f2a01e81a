import type { BatchStatus } from "../domain/batch-status.ts";
import type { ProviderBatch } from "../domain/provider-batch.ts";
import type { Database, Transaction } from "./client.ts";

/** A batch that the provider is working on. */
export type InFlightBatch = {
  id: string;
  openaiBatchId: string;
  model: string;
  status: BatchStatus;
  submittedAt: Date;
  cancelRequestedAt: Date | null;
  /** When its input file was last uploaded, as far as is known. */
  uploadIntentAt: Date | null;
};

/** Batches of these statuses that the provider knows by name, the one that was asked for longest ago first. */
export async function listInFlight(
  database: Database,
  filter: { statuses: readonly BatchStatus[]; openaiBatchId?: string },
): Promise<InFlightBatch[]> {
  const rows = await database.aIBatchRequest.findMany({
    where: {
      status: { in: [...filter.statuses] },
      openaiBatchId: filter.openaiBatchId === undefined ? { not: null } : filter.openaiBatchId,
    },
    orderBy: [{ lastPolledAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    select: {
      id: true,
      openaiBatchId: true,
      model: true,
      status: true,
      submittedAt: true,
      createdAt: true,
      cancelRequestedAt: true,
      uploadIntentAt: true,
    },
  });
  return rows.flatMap(({ createdAt, ...row }) =>
    row.openaiBatchId === null
      ? []
      : [{ ...row, openaiBatchId: row.openaiBatchId, submittedAt: row.submittedAt ?? createdAt }],
  );
}

/** Writes what a look at the provider's batch told. @returns false when the batch is no longer what it was */
export async function writePoll(
  tx: Transaction,
  input: { batch: InFlightBatch; status: BatchStatus; seen: ProviderBatch; isTerminal: boolean; now: Date },
): Promise<boolean> {
  const { batch, status, seen, isTerminal, now } = input;
  const errors = seen.errors?.data ?? [];
  const { count } = await tx.aIBatchRequest.updateMany({
    where: { id: batch.id, status: batch.status, openaiBatchId: batch.openaiBatchId },
    data: {
      status,
      providerStatus: seen.status,
      outputFileId: seen.output_file_id,
      errorFileId: seen.error_file_id,
      inProgressAt: seen.in_progress_at,
      finalizingAt: seen.finalizing_at,
      ...(seen.expires_at && { expiresAt: seen.expires_at }),
      ...(seen.request_counts && {
        providerTotal: seen.request_counts.total,
        providerCompleted: seen.request_counts.completed,
        providerFailed: seen.request_counts.failed,
      }),
      ...(errors.length > 0 && {
        providerErrors: errors.map(({ code, message, param, line }) => ({ code, message, param, line })),
        errorCode: errors[0]?.code ?? null,
        errorMessage: errors[0]?.message ?? null,
      }),
      ...(isTerminal && { completedAt: seen.completed_at ?? now }),
      lastPolledAt: now,
      pollWarning: null,
      pollWarningCount: 0,
    },
  });
  return count === 1;
}

/**
 * Forgets a provider batch that ran nothing, so that another is created for the same requests from the same input file.
 *
 * @returns false when the batch is no longer what it was
 */
export async function returnToSubmission(tx: Transaction, batch: InFlightBatch): Promise<boolean> {
  const { count } = await tx.aIBatchRequest.updateMany({
    where: { id: batch.id, status: batch.status, openaiBatchId: batch.openaiBatchId },
    data: {
      status: "UPLOADING",
      openaiBatchId: null,
      providerStatus: null,
      createIntentAt: null,
      submittedAt: null,
      expiresAt: null,
    },
  });
  return count === 1;
}

/** Notes that the provider could not be asked, once more in a row. Nothing else of the batch changes. */
export async function notePollWarning(
  database: Database,
  { batchId, warning, now }: { batchId: string; warning: string; now: Date },
): Promise<void> {
  await database.aIBatchRequest.updateMany({
    where: { id: batchId },
    data: { pollWarning: warning, pollWarningCount: { increment: 1 }, lastPolledAt: now },
  });
}

/** Ends a batch before the provider did anything of it. @returns false when it is no longer in one of those statuses */
export async function failBatch(
  tx: Transaction,
  input: { batchId: string; from: readonly BatchStatus[]; code: string; message: string; now: Date },
): Promise<boolean> {
  const { batchId, from, code, message, now } = input;
  const { count } = await tx.aIBatchRequest.updateMany({
    where: { id: batchId, status: { in: [...from] } },
    data: { status: "FAILED", errorCode: code, errorMessage: message, completedAt: now },
  });
  return count === 1;
}
