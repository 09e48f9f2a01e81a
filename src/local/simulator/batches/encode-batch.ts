import { countRun } from "./lifecycle.ts";
import type { StoredBatch } from "./stored-batch.ts";

/** A batch that is not finished by then expires. Nothing but a fault lets it come to that here. */
const WINDOW_SECONDS = 86_400;

/** OpenAI's `batch` object as it is at this time (milliseconds). */
export function encodeBatch(batch: StoredBatch, now: number, speed: number) {
  const { input, result, errors } = batch;
  return {
    id: batch.id,
    object: "batch",
    endpoint: batch.endpoint,
    model: input?.model ?? null,
    errors: errors === null ? null : { object: "list", data: errors },
    input_file_id: batch.inputFileId,
    completion_window: "24h",
    status: batch.status,
    output_file_id: isOver(batch) ? (result?.outputFileId ?? null) : null,
    error_file_id: isOver(batch) ? (result?.errorFileId ?? null) : null,
    created_at: seconds(batch.createdAt),
    in_progress_at: seconds(batch.inProgressAt),
    expires_at: Math.floor(batch.createdAt / 1000) + WINDOW_SECONDS,
    finalizing_at: seconds(batch.finalizingAt),
    completed_at: seconds(batch.completedAt),
    failed_at: seconds(batch.failedAt),
    expired_at: seconds(batch.expiredAt),
    cancelling_at: seconds(batch.cancellingAt),
    cancelled_at: seconds(batch.cancelledAt),
    request_counts: countsOf(batch, now, speed),
    usage: usageOf(batch),
    metadata: batch.metadata,
  };
}

function isOver({ completedAt, expiredAt, cancelledAt }: StoredBatch): boolean {
  return completedAt !== null || expiredAt !== null || cancelledAt !== null;
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.floor(milliseconds / 1000);
}

function countsOf(batch: StoredBatch, now: number, speed: number) {
  const { input, result } = batch;
  const total = input?.total ?? 0;
  if (result !== null) return { total, completed: result.completed, failed: result.failed };
  const ran = countRun(batch, now, speed);
  const failed = total === 0 ? 0 : Math.floor((ran * (input?.failing ?? 0)) / total);
  return { total, completed: ran - failed, failed };
}

function usageOf({ result }: StoredBatch) {
  const { promptTokens, completionTokens, cachedTokens } = result?.usage ?? {
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
  };
  return {
    input_tokens: promptTokens,
    input_tokens_details: { cached_tokens: cachedTokens },
    output_tokens: completionTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: promptTokens + completionTokens,
  };
}
