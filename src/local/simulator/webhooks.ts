import { randomUUID } from "node:crypto";
import pRetry from "p-retry";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { Logger } from "../../shared/logger.ts";
import { openValueStore } from "./store/value-store.ts";

export const webhookSchema = z.object({
  url: z.url({ protocol: /^https?$/u }),
  secret: z.string().refine(isSecret, "must be whsec_ and a key in base64"),
});

export type WebhookEndpoint = z.infer<typeof webhookSchema>;

/** Who is told how batches end. The list survives a restart. */
export type Webhooks = {
  list(): WebhookEndpoint[];
  /** Adds an endpoint; one with the same URL is replaced. */
  register(endpoint: WebhookEndpoint): Promise<void>;
  clear(): Promise<void>;
  /** Tells everybody; gives up, with a warning, on those who do not answer with 2xx after several tries. */
  announce(type: string, batchId: string, signal: AbortSignal): Promise<void>;
};

const RETRIES = 5;
const TIMEOUT_MS = 10_000;

export async function openWebhooks(file: string, log: Logger): Promise<Webhooks> {
  const store = await openValueStore(file, z.array(webhookSchema), []);

  async function deliver({ url, secret }: WebhookEndpoint, body: string, signal: AbortSignal): Promise<void> {
    const id = `wh_${randomUUID().replaceAll("-", "")}`;
    const send = async () => {
      const sentAt = new Date();
      const response = await fetch(url, {
        method: "POST",
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        headers: {
          "content-type": "application/json",
          "user-agent": "livedash-openai-simulator",
          "webhook-id": id,
          "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
          "webhook-signature": new Webhook(secret).sign(id, sentAt, body),
        },
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
    };
    // Connection errors are TypeErrors, which p-retry takes for mistakes in the program unless told otherwise.
    const shouldRetry = () => !signal.aborted;
    await pRetry(async () => send().catch(asPlainError), { retries: RETRIES, minTimeout: 500, signal, shouldRetry });
  }

  return {
    list: store.get,
    register: (endpoint) => store.set([...store.get().filter(({ url }) => url !== endpoint.url), endpoint]),
    clear: () => store.set([]),
    async announce(type, batchId, signal) {
      const body = JSON.stringify({
        id: `evt_${randomUUID().replaceAll("-", "")}`,
        object: "event",
        created_at: Math.floor(Date.now() / 1000),
        type,
        data: { id: batchId },
      });
      const deliveries = store.get().map(async (endpoint) => {
        try {
          await deliver(endpoint, body, signal);
          log.info({ type, batchId, url: endpoint.url }, "webhook.delivered");
        } catch (error) {
          signal.throwIfAborted();
          log.warn({ type, batchId, url: endpoint.url, err: error }, "webhook.given_up");
        }
      });
      await Promise.all(deliveries);
    },
  };
}

function asPlainError(error: unknown): never {
  throw new Error(error instanceof Error ? error.message : String(error), { cause: error });
}

function isSecret(secret: string): boolean {
  try {
    return new Webhook(secret) instanceof Webhook;
  } catch {
    return false;
  }
}
