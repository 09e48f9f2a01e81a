import type { Transaction } from "../database/client.ts";
import { liftExpiredHold, putHold } from "../database/hold-store.ts";
import { modelHold, TOKEN_LIMIT_CODE, tokenLimitPauseSeconds } from "../domain/hold.ts";
import type { ProviderBatch } from "../domain/provider-batch.ts";

/**
 * Lets a model rest when the provider failed a batch over the model's enqueued tokens: longer each time in a row. That
 * is no fault of any request, so all of them go back.
 */
export async function restAfterTokenLimit(
  tx: Transaction,
  model: string,
  seen: ProviderBatch,
  now: Date,
): Promise<void> {
  const error = seen.errors?.data?.find(({ code }) => code === TOKEN_LIMIT_CODE);
  if (seen.status !== "failed" || error === undefined) return;
  await putHold(tx, {
    scope: modelHold(model),
    code: TOKEN_LIMIT_CODE,
    message: error.message ?? `The enqueued tokens of ${model} are over the provider's limit.`,
    until: (count) => new Date(now.getTime() + tokenLimitPauseSeconds(count) * 1000),
    now,
  });
}

/**
 * Forgets a rest once the provider has begun with a batch that was sent after it: its tokens found room. A batch from
 * before the rest says nothing of the kind.
 */
export async function forgetRest(
  tx: Transaction,
  { model, submittedAt }: { model: string; submittedAt: Date },
  seen: ProviderBatch,
): Promise<void> {
  if (seen.status === "validating" || seen.status === "failed") return;
  await liftExpiredHold(tx, modelHold(model), submittedAt);
}
