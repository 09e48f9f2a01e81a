import type { ProviderBatch } from "../domain/provider-batch.ts";

/** A file that the provider holds. `createdAt` is its own time. */
export type ProviderFile = { id: string; fileName: string; bytes: number; createdAt: Date };

/**
 * What a signed webhook told: a batch reached a terminal status. Only its id is used; the rest is polled. It is null for
 * an event about something else.
 */
export type WebhookEvent = { type: string; openaiBatchId: string | null };

/**
 * All that the pipeline asks of a batch provider. Every call may throw a `ProviderError`, which says whether the call
 * can have had an effect.
 */
export type Provider = {
  /** Sends a JSONL file as it is read; never retried here, because a second upload is a second file. */
  uploadInputFile(input: { path: string; fileName: string }): Promise<ProviderFile>;
  /** The batch input files, newest first, page by page as they are asked for. */
  listInputFiles(): AsyncIterable<ProviderFile>;
  /** Creates a batch, and is paid for: never retried here. `metadata` is how it is found again after a lost reply. */
  createBatch(input: { inputFileId: string; metadata: Record<string, string> }): Promise<ProviderBatch>;
  retrieveBatch(openaiBatchId: string): Promise<ProviderBatch>;
  /** Asks for a batch to be cancelled; asking again does no harm. @returns the batch, `cancelling` as a rule */
  cancelBatch(openaiBatchId: string): Promise<ProviderBatch>;
  /** The batches, newest first, page by page as they are asked for. */
  listBatches(): AsyncIterable<ProviderBatch>;
  /** Deletes a file; one that is gone already is `not_found`. */
  deleteFile(fileId: string): Promise<void>;
  /** A file's bytes as they arrive. Ends with an error, never silently, when the provider stops halfway. */
  download(fileId: string): AsyncIterable<Uint8Array>;
  /** Asks for something cheap, to see whether the key is accepted. */
  checkAccess(): Promise<void>;
  /** @returns the event, or null when the signature is not the provider's */
  verifyWebhook(rawBody: string, headers: Headers, secret: string): Promise<WebhookEvent | null>;
};
