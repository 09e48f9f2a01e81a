import { createReadStream } from "node:fs";
import OpenAI, { toStreamingFile } from "openai";
import type * as Webhooks from "openai/resources/webhooks";
import { BATCH_ENDPOINT } from "../domain/prompt.ts";
import { type ProviderBatch, providerBatchSchema } from "../domain/provider-batch.ts";
import type { Provider, ProviderFile, WebhookEvent } from "./provider.ts";
import { ProviderError, toProviderError } from "./provider-error.ts";
import { streamingFetch } from "./streaming-fetch.ts";

export type OpenAiSettings = {
  apiKey: string;
  baseUrl?: string | undefined;
  timeoutSeconds: number;
  /** How long a download may bring nothing before it counts as stalled: the SDK's time-out does not cover the body. */
  stallSeconds?: number;
};

/** Page size of `files.list` and `batches.list`; 100 is the most that `batches.list` takes. */
const PAGE_SIZE = 100;

/** An upload of 200 MB may take longer than any other call. */
const UPLOAD_TIMEOUT_MILLISECONDS = 30 * 60_000;

/** What is read of it at a time. */
const UPLOAD_CHUNK_BYTES = 500_000;

const STALL_SECONDS = 30;

export function createOpenAiProvider(settings: OpenAiSettings): Provider {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl ?? null,
    timeout: settings.timeoutSeconds * 1000,
    maxRetries: 2,
    fetch: streamingFetch,
  });
  const once = { maxRetries: 0 };

  return {
    uploadInputFile: ({ path, fileName }) =>
      translated(async () => {
        const file = toStreamingFile(createReadStream(path, { highWaterMark: UPLOAD_CHUNK_BYTES }), fileName, {
          type: "application/jsonl",
        });
        const options = { ...once, timeout: UPLOAD_TIMEOUT_MILLISECONDS };
        return toProviderFile(await client.files.create({ file, purpose: "batch" }, options));
      }),
    listInputFiles: () =>
      pages(() => client.files.list({ purpose: "batch", limit: PAGE_SIZE, order: "desc" }), toProviderFile),
    createBatch: ({ inputFileId, metadata }) =>
      translated(async () => {
        const body = {
          input_file_id: inputFileId,
          endpoint: BATCH_ENDPOINT,
          completion_window: "24h",
          metadata,
        } as const;
        return toProviderBatch(await client.batches.create(body, once));
      }),
    retrieveBatch: (id) => translated(async () => toProviderBatch(await client.batches.retrieve(id))),
    cancelBatch: (id) => translated(async () => toProviderBatch(await client.batches.cancel(id))),
    listBatches: () => pages(() => client.batches.list({ limit: PAGE_SIZE }), toProviderBatch),
    deleteFile: (fileId) =>
      translated(async () => {
        await client.files.delete(fileId);
      }),
    download: (fileId) => download(client, fileId, settings.stallSeconds ?? STALL_SECONDS),
    checkAccess: () =>
      translated(async () => {
        await client.batches.list({ limit: 1 });
      }),
    verifyWebhook: (rawBody, headers, secret) => verifyWebhook(client, rawBody, headers, secret),
  };
}

async function translated<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toProviderError(error);
  }
}

async function* pages<Item, T>(list: () => AsyncIterable<Item>, convert: (item: Item) => T): AsyncIterable<T> {
  try {
    for await (const item of list()) yield convert(item);
  } catch (error) {
    throw toProviderError(error);
  }
}

async function* download(client: OpenAI, fileId: string, stallSeconds: number): AsyncIterable<Uint8Array> {
  const stalled = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), stallSeconds * 1000);
  };
  try {
    watch();
    const response = await client.files.content(fileId, { signal: stalled.signal });
    if (response.body === null) return;
    for await (const chunk of response.body) {
      // Time that the reader takes is not the provider's.
      clearTimeout(timer);
      yield chunk;
      watch();
    }
  } catch (error) {
    if (stalled.signal.aborted) {
      throw new ProviderError(
        "doubtful",
        "stalled",
        `The download brought nothing for ${stallSeconds} seconds.`,
        null,
        error,
      );
    }
    throw toProviderError(error);
  } finally {
    clearTimeout(timer);
  }
}

async function verifyWebhook(
  client: OpenAI,
  rawBody: string,
  headers: Headers,
  secret: string,
): Promise<WebhookEvent | null> {
  try {
    const event = await client.webhooks.unwrap(rawBody, headers, secret);
    return { type: event.type, openaiBatchId: isBatchEvent(event) ? event.data.id : null };
  } catch {
    return null;
  }
}

function isBatchEvent(event: Webhooks.UnwrapWebhookEvent): event is Extract<typeof event, { type: `batch.${string}` }> {
  return event.type.startsWith("batch.");
}

function toProviderBatch(batch: unknown): ProviderBatch {
  const result = providerBatchSchema.safeParse(batch);
  if (result.success) return result.data;
  throw new ProviderError("doubtful", "unreadable", "The provider's answer is not a batch.", null, result.error);
}

function toProviderFile(file: { id: string; filename: string; bytes: number; created_at: number }): ProviderFile {
  return { id: file.id, fileName: file.filename, bytes: file.bytes, createdAt: new Date(file.created_at * 1000) };
}
