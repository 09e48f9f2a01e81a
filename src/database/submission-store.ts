import type { BatchStatus } from "../domain/batch-status.ts";
import { SUBMITTABLE_BATCH_STATUSES } from "../domain/batch-status.ts";
import type { ProviderBatch } from "../domain/provider-batch.ts";
import type { Database, Transaction } from "./client.ts";

/** A batch on its way to the provider, with the traces that earlier tries left. */
export type Submission = {
  id: string;
  companyId: string;
  model: string;
  status: BatchStatus;
  inputFileId: string | null;
  inputBytes: bigint;
  openaiBatchId: string | null;
  uploadIntentAt: Date | null;
  createIntentAt: Date | null;
  cancelRequestedAt: Date | null;
};

const SUBMITTABLE = { status: { in: [...SUBMITTABLE_BATCH_STATUSES] }, openaiBatchId: null };

/** The batches that still have to be sent, oldest first. */
export async function listSubmittableIds(database: Database | Transaction): Promise<string[]> {
  const batches = await database.aIBatchRequest.findMany({
    where: { status: { in: [...SUBMITTABLE_BATCH_STATUSES] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return batches.map(({ id }) => id);
}

export function findSubmission(database: Database, batchId: string): Promise<Submission | null> {
  return database.aIBatchRequest.findUnique({
    where: { id: batchId },
    select: {
      id: true,
      companyId: true,
      model: true,
      status: true,
      inputFileId: true,
      inputBytes: true,
      openaiBatchId: true,
      uploadIntentAt: true,
      createIntentAt: true,
      cancelRequestedAt: true,
    },
  });
}

/**
 * Records, before the file is sent, that it will be, and how large it is: that is how it is known again after a crash.
 *
 * @returns false when the batch is no longer to be uploaded
 */
export async function recordUploadIntent(
  tx: Transaction | Database,
  input: { batchId: string; requestCount: number; inputBytes: number; inputTokens: number; now: Date },
): Promise<boolean> {
  const { batchId, requestCount, inputBytes, inputTokens, now } = input;
  const { count } = await tx.aIBatchRequest.updateMany({
    where: { id: batchId, inputFileId: null, ...SUBMITTABLE },
    data: {
      status: "UPLOADING",
      uploadIntentAt: now,
      requestCount,
      inputBytes: BigInt(inputBytes),
      estimatedInputTokens: BigInt(inputTokens),
    },
  });
  return count === 1;
}

/** @returns false when somebody else's upload of the same input file came first: theirs is used */
export async function recordInputFile(
  database: Database,
  { batchId, inputFileId }: { batchId: string; inputFileId: string },
): Promise<boolean> {
  const { count } = await database.aIBatchRequest.updateMany({
    where: { id: batchId, inputFileId: null, ...SUBMITTABLE },
    data: { status: "UPLOADING", inputFileId },
  });
  return count === 1;
}

/** Forgets an input file that the provider does not have, so that it is uploaded again. */
export async function forgetInputFile(
  database: Database,
  { batchId, inputFileId }: { batchId: string; inputFileId: string },
): Promise<void> {
  await database.aIBatchRequest.updateMany({
    where: { id: batchId, inputFileId, createIntentAt: null, ...SUBMITTABLE },
    data: { inputFileId: null, uploadIntentAt: null },
  });
}

/**
 * Records the intent to create the provider batch, which is what is paid for: a compare-and-set against the intent that
 * was last seen, so that of any number of submitters one goes on, and none once an operator has cancelled the batch.
 *
 * @returns false when somebody else went on, or it was cancelled
 */
export async function recordCreateIntent(
  database: Database,
  { batchId, seen, now }: { batchId: string; seen: Date | null; now: Date },
): Promise<boolean> {
  const { count } = await database.aIBatchRequest.updateMany({
    where: { id: batchId, createIntentAt: seen, cancelRequestedAt: null, ...SUBMITTABLE },
    data: { createIntentAt: now },
  });
  return count === 1;
}

/** Takes an intent back, after a call that certainly had no effect. */
export async function withdrawCreateIntent(
  database: Database,
  { batchId, intent }: { batchId: string; intent: Date },
): Promise<void> {
  await database.aIBatchRequest.updateMany({
    where: { id: batchId, createIntentAt: intent, ...SUBMITTABLE },
    data: { createIntentAt: null },
  });
}

/**
 * Ends a batch that cannot be sent. @returns false when somebody else has sent it, or may be creating the provider batch
 * at this moment: its results would come to nothing
 */
export async function endUnsent(
  tx: Transaction,
  { batchId, code, message, now }: { batchId: string; code: string; message: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.aIBatchRequest.updateMany({
    where: { id: batchId, createIntentAt: null, ...SUBMITTABLE },
    data: { status: "FAILED", errorCode: code, errorMessage: message, completedAt: now },
  });
  return count === 1;
}

/**
 * Stores the provider batch that was created or found under this intent. @returns false when it is stored already, or
 * another intent has taken this one's place
 */
export async function recordProviderBatch(
  database: Database,
  { batchId, intent, created, now }: { batchId: string; intent: Date; created: ProviderBatch; now: Date },
): Promise<boolean> {
  const { count } = await database.aIBatchRequest.updateMany({
    where: { id: batchId, createIntentAt: intent, ...SUBMITTABLE },
    data: {
      status: "VALIDATING",
      openaiBatchId: created.id,
      providerStatus: created.status,
      submittedAt: created.created_at ?? now,
      expiresAt: created.expires_at,
      errorCode: null,
      errorMessage: null,
    },
  });
  return count === 1;
}
