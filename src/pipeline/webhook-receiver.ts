import { AppError } from "../shared/errors.ts";
import { pollProviderBatch } from "./batch-poller.ts";
import type { PipelineDependencies } from "./dependencies.ts";

/**
 * Makes the receiver of the provider's webhooks. A webhook only says where to look: what happened is asked of the
 * provider, exactly as the poller does, so one that is lost, late or repeated does no harm.
 *
 * @returns throws {AppError} UNAUTHENTICATED when the provider did not sign it
 */
export function createWebhookReceiver(
  deps: PipelineDependencies,
  secret: string,
): (rawBody: string, headers: Headers) => Promise<void> {
  return async (rawBody, headers) => {
    const event = await deps.provider.verifyWebhook(rawBody, headers, secret);
    if (event === null) throw new AppError("UNAUTHENTICATED", "The signature is not the provider's.");
    const { type, openaiBatchId } = event;
    if (openaiBatchId === null) return;
    const isOurs = await pollProviderBatch(deps, openaiBatchId);
    deps.log.info({ type, openaiBatchId, isOurs }, "webhook.received");
  };
}
