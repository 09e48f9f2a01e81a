import type { InFlightBatch } from "../database/in-flight-store.ts";
import type { ProviderBatch } from "../domain/provider-batch.ts";
import { canProviderCancel } from "../domain/provider-status.ts";
import { toProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { holdProvider } from "./provider-access.ts";

/**
 * Asks the provider to cancel a batch that an operator cancelled, unless it has begun to or is done. A call that fails
 * changes nothing: whoever looks at the batch next asks again.
 *
 * @returns the batch as the provider last showed it
 */
export async function askForCancellation(
  deps: PipelineDependencies,
  batch: InFlightBatch,
  seen: ProviderBatch,
): Promise<ProviderBatch> {
  const { provider, log } = deps;
  const { id: batchId, openaiBatchId, cancelRequestedAt } = batch;
  if (cancelRequestedAt === null || !canProviderCancel(seen.status)) return seen;
  try {
    const answer = await provider.cancelBatch(openaiBatchId);
    log.info({ batchId, openaiBatchId, providerStatus: answer.status }, "batch.cancel_asked");
    return answer;
  } catch (cause) {
    const error = toProviderError(cause);
    if (error.kind === "configuration") await holdProvider(deps, error);
    log.warn({ batchId, kind: error.kind, code: error.code }, "batch.cancel_failed");
    return seen;
  }
}
