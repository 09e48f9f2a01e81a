import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { inTransaction, type Transaction } from "../database/client.ts";
import { claimedBy, releaseRequests, writeFailures } from "../database/failure-store.ts";
import { listClaimedIds } from "../database/input-store.ts";
import { recordInputFile, recordUploadIntent, type Submission } from "../database/submission-store.ts";
import { type FailureCode, failureOf } from "../domain/failure.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { failedAttempt } from "./failed-attempt.ts";
import { buildInputFile, type InputFile } from "./input-file.ts";
import { fileNameOf } from "./input-file-name.ts";
import { SubmissionInDoubtError } from "./submission-in-doubt-error.ts";

/** How far the provider's clock may be behind ours when we look for what it made after our intent. */
export const CLOCK_SKEW_SECONDS = 3600;

const SET_SIZE = 1000;

/**
 * Sees to it that the provider has the batch's input file: one that an earlier try left there is adopted, else it is
 * built and sent. Files cost nothing, so after a lost reply a second upload is only untidy.
 *
 * @returns its id, or null when no request was left to send
 */
export async function ensureInputFile(deps: PipelineDependencies, batch: Submission): Promise<string | null> {
  if (batch.inputFileId !== null) return batch.inputFileId;
  const { database, provider, settings, log, crashPoint } = deps;
  const batchId = batch.id;
  const adopted = batch.uploadIntentAt === null ? null : await findUploaded(deps, batch, batch.uploadIntentAt);
  if (adopted !== null) {
    await crashPoint("submitter.upload_adopted");
    log.info({ batchId, inputFileId: adopted }, "input_file.adopted");
    await recordInputFile(database, { batchId, inputFileId: adopted });
    return adopted;
  }
  // A name of its own for every try: one may still be sending when its job is given to another, also of this process.
  const path = join(settings.spoolDirectory, `${batchId}.${randomUUID()}.jsonl`);
  try {
    const file = await buildInputFile(database, {
      path,
      batchId,
      model: batch.model,
      limits: await limitsOf(deps, batch),
    });
    await crashPoint("submitter.file_built");
    await inTransaction(database, (tx) => settleLeftOut(deps, tx, batchId, file));
    if (file.requestCount === 0) return null;
    await crashPoint("submitter.upload_intended");
    const uploaded = await provider.uploadInputFile({ path, fileName: fileNameOf(batchId) });
    await crashPoint("submitter.file_uploaded");
    await recordInputFile(database, { batchId, inputFileId: uploaded.id });
    await crashPoint("submitter.file_recorded");
    const { requestCount, bytes } = file;
    log.info({ batchId, inputFileId: uploaded.id, requestCount, bytes }, "input_file.uploaded");
    return uploaded.id;
  } finally {
    await rm(path, { force: true });
  }
}

async function findUploaded(
  { provider }: PipelineDependencies,
  batch: Submission,
  intent: Date,
): Promise<string | null> {
  const oldest = intent.getTime() - CLOCK_SKEW_SECONDS * 1000;
  for await (const file of provider.listInputFiles()) {
    if (file.createdAt.getTime() < oldest) return null;
    if (file.fileName === fileNameOf(batch.id) && BigInt(file.bytes) === batch.inputBytes) return file.id;
  }
  return null;
}

async function limitsOf({ database, settings }: PipelineDependencies, { model }: Submission) {
  const known = await database.aIModel.findUnique({ where: { name: model }, select: { enqueuedTokenLimit: true } });
  const limit = known?.enqueuedTokenLimit ?? null;
  return { maxBytes: settings.maxBytes, maxTokens: limit === null ? Number.POSITIVE_INFINITY : Number(limit) };
}

/** Ends or gives back what is not in the file and records the intent to send it, or nothing of it. */
async function settleLeftOut(
  deps: PipelineDependencies,
  tx: Transaction,
  batchId: string,
  file: InputFile,
): Promise<void> {
  const now = deps.clock.now();
  await failAll(tx, batchId, file.emptyIds, "no_messages", now);
  await failAll(tx, batchId, file.oversizedIds, "input_too_large", now);
  if (file.cutAfterId !== null) {
    const releasedCount = await releaseAfter(tx, batchId, file.cutAfterId, now);
    deps.log.warn({ batchId, releasedCount }, "batch.trimmed");
  }
  const { requestCount, bytes: inputBytes, tokens: inputTokens } = file;
  const isOurs = await recordUploadIntent(tx, { batchId, requestCount, inputBytes, inputTokens, now });
  if (!isOurs) throw new SubmissionInDoubtError("Somebody else is sending the batch.");
}

async function failAll(tx: Transaction, batchId: string, ids: string[], code: FailureCode, now: Date): Promise<void> {
  if (ids.length === 0) return;
  const attempts = ids.map((id) => failedAttempt(id, "PROCESSING_FAILED", failureOf(code)));
  await writeFailures(tx, { expected: claimedBy(batchId), attempts, now });
}

async function releaseAfter(tx: Transaction, batchId: string, afterId: string, now: Date): Promise<number> {
  let releasedCount = 0;
  for (;;) {
    const requestIds = await listClaimedIds(tx, { batchId, afterId, limit: SET_SIZE });
    if (requestIds.length === 0) return releasedCount;
    releasedCount += await releaseRequests(tx, { batchId, requestIds, now });
  }
}
