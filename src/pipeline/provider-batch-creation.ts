import {
  forgetInputFile,
  recordCreateIntent,
  recordProviderBatch,
  type Submission,
  withdrawCreateIntent,
} from "../database/submission-store.ts";
import { isInputFileMissing, mayInputFileTurnUp } from "../domain/input-file-visibility.ts";
import type { ProviderBatch } from "../domain/provider-batch.ts";
import { type ProviderError, toProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { CLOCK_SKEW_SECONDS } from "./input-upload.ts";
import { SubmissionInDoubtError } from "./submission-in-doubt-error.ts";

/** The metadata of the provider batch by which it is known to be ours. */
const METADATA_KEY = "livedash_batch_id";

/**
 * How soon after its intent the call has to begin, or not at all. The doubt counts from the intent: a process that slept
 * for longer, with its machine perhaps, must not wake up and call when another has gone on without it.
 */
const INTENT_LASTS_SECONDS = 10;

/**
 * Sees to it that there is exactly one provider batch for ours, for that is what is paid for. The intent is recorded
 * before the call. While an intent of an earlier try stands, the provider's list is looked through first; only when the
 * time within which that batch could still turn up is over, it is created anew.
 *
 * @returns whether it was created now or found; or that the provider does not have it, and is not to have it any more
 * @throws {SubmissionInDoubtError} while it cannot be told whether it exists
 * @throws {ProviderError} as the provider answered; after a definite refusal the intent is withdrawn
 */
export async function ensureProviderBatch(
  deps: PipelineDependencies,
  batch: Submission,
  inputFileId: string,
): Promise<"submitted" | "adopted" | "not_created"> {
  const { database, clock, log, settings, crashPoint } = deps;
  const batchId = batch.id;
  if (batch.createIntentAt !== null) {
    // Before looking: what turns up while the list is read may not be in it.
    const lookedAt = clock.now();
    const found = await findCreated(deps, batchId, batch.createIntentAt);
    if (found !== null) {
      await crashPoint("submitter.creation_adopted");
      const isRecorded = await record(deps, batch, batch.createIntentAt, found);
      log.info({ batchId, openaiBatchId: found.id, isRecorded }, "batch.adopted");
      return "adopted";
    }
    const doubtEndsAt = batch.createIntentAt.getTime() + settings.submitDoubtSeconds * 1000;
    if (lookedAt.getTime() < doubtEndsAt) {
      throw new SubmissionInDoubtError("An earlier call may still have created the provider batch.");
    }
    if (batch.cancelRequestedAt !== null) return "not_created";
  }
  const intent = clock.now();
  const isOurs = await recordCreateIntent(database, { batchId, seen: batch.createIntentAt, now: intent });
  if (!isOurs) throw new SubmissionInDoubtError("The batch is being created or cancelled by somebody else.");
  await crashPoint("submitter.creation_intended");
  if (clock.now().getTime() - intent.getTime() > INTENT_LASTS_SECONDS * 1000) {
    await withdrawCreateIntent(database, { batchId, intent });
    throw new SubmissionInDoubtError("This process slept after it recorded its intent.");
  }
  const created = await create(deps, batch, inputFileId, intent);
  await crashPoint("submitter.batch_created");
  const isRecorded = await record(deps, batch, intent, created);
  await crashPoint("submitter.batch_recorded");
  log.info({ batchId, openaiBatchId: created.id, model: batch.model, isRecorded }, "batch.submitted");
  return "submitted";
}

async function create(
  { database, provider, crashPoint }: PipelineDependencies,
  batch: Submission,
  inputFileId: string,
  intent: Date,
): Promise<ProviderBatch> {
  const batchId = batch.id;
  try {
    return await provider.createBatch({ inputFileId, metadata: { [METADATA_KEY]: batchId } });
  } catch (cause) {
    const error = toProviderError(cause);
    await crashPoint("submitter.creation_refused");
    if (hadNoEffect(error)) await withdrawCreateIntent(database, { batchId, intent });
    const uploadedAt = batch.uploadIntentAt ?? intent;
    const isGone = error.kind === "not_found" && !mayInputFileTurnUp(uploadedAt, intent);
    if (isGone) await forgetInputFile(database, { batchId, inputFileId });
    throw error;
  }
}

function record(
  { database, clock }: PipelineDependencies,
  { id: batchId }: Submission,
  intent: Date,
  created: ProviderBatch,
): Promise<boolean> {
  return recordProviderBatch(database, { batchId, intent, created, now: clock.now() });
}

function hadNoEffect({ kind }: ProviderError): boolean {
  return kind !== "doubtful";
}

async function findCreated(
  { provider }: PipelineDependencies,
  batchId: string,
  intent: Date,
): Promise<ProviderBatch | null> {
  const oldest = intent.getTime() - CLOCK_SKEW_SECONDS * 1000;
  for await (const candidate of provider.listBatches()) {
    // One that failed because it did not see the file ran nothing, and another was to be created in its place.
    if (candidate.metadata?.[METADATA_KEY] === batchId && !isInputFileMissing(candidate)) return candidate;
    if (candidate.created_at !== null && candidate.created_at.getTime() < oldest) return null;
  }
  return null;
}
