import { z } from "zod";
import { isTerminalProviderStatus } from "./provider-status.ts";
import { storableText } from "./text.ts";

const optionalId = z
  .string()
  .nullish()
  // An empty id means that there is no such file (seen with error_file_id).
  .transform((id) => (id === undefined || id === "" ? null : id));

const unixSeconds = z
  .number()
  .nullish()
  .transform((seconds) => (seconds ? new Date(seconds * 1000) : null));

const optionalText = z.string().overwrite(storableText).nullish();

export const providerBatchErrorSchema = z.object({
  code: optionalText,
  message: optionalText,
  param: optionalText,
  line: z.number().nullish(),
});

export type ProviderBatchError = z.infer<typeof providerBatchErrorSchema>;

/** The part of OpenAI's Batch object that we act on. Unknown statuses are kept: they are not terminal. */
export const providerBatchSchema = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  input_file_id: optionalId,
  output_file_id: optionalId,
  error_file_id: optionalId,
  created_at: unixSeconds,
  in_progress_at: unixSeconds,
  finalizing_at: unixSeconds,
  completed_at: unixSeconds,
  expires_at: unixSeconds,
  expired_at: unixSeconds,
  cancelled_at: unixSeconds,
  failed_at: unixSeconds,
  metadata: z.record(z.string(), z.string()).nullish(),
  request_counts: z.object({ total: z.number(), completed: z.number(), failed: z.number() }).nullish(),
  errors: z.object({ data: z.array(providerBatchErrorSchema).nullish() }).nullish(),
});

export type ProviderBatch = z.infer<typeof providerBatchSchema>;

/** For how long an ended batch may lack the output file that its counts promise, or a file that it names. Seen: a moment. */
export const LATE_OUTPUT_SECONDS = 600;

/** For how long a completed batch may name neither file, although its counts promise none. */
const NEITHER_FILE_SECONDS = 60;

/**
 * Whether nothing more is to come from the provider. A batch that has ended can lack its `output_file_id` for a moment,
 * although rows succeeded and were paid for: until the file is named it is not settled.
 */
export function isSettledProviderBatch(batch: ProviderBatch, now: Date): boolean {
  if (!isTerminalProviderStatus(batch.status)) return false;
  const endedAt = endOf(batch);
  const patienceSeconds = batch.output_file_id === null ? outputPatienceSeconds(batch) : 0;
  if (patienceSeconds === 0 || endedAt === null) return true;
  return now.getTime() - endedAt.getTime() > patienceSeconds * 1000;
}

/** How long to wait for an output file. A completed batch with neither file is too good to be believed at once. */
function outputPatienceSeconds({ status, error_file_id: errorFileId, request_counts: counts }: ProviderBatch): number {
  if (counts?.completed === 0) return status === "completed" && errorFileId === null ? NEITHER_FILE_SECONDS : 0;
  const isKnownToHaveNone = status === "failed" && counts == null;
  return isKnownToHaveNone ? 0 : LATE_OUTPUT_SECONDS;
}

/** Whether a result file that cannot be found may still turn up. */
export function mayFileTurnUp(batchEndedAt: Date | null, now: Date): boolean {
  return batchEndedAt !== null && now.getTime() - batchEndedAt.getTime() <= LATE_OUTPUT_SECONDS * 1000;
}

function endOf(batch: ProviderBatch): Date | null {
  const ended = batch.completed_at ?? batch.expired_at ?? batch.cancelled_at ?? batch.failed_at;
  return ended ?? batch.finalizing_at ?? batch.created_at;
}
