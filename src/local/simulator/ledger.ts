import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readLines } from "./batches/read-lines.ts";
import type { StoredBatch } from "./batches/stored-batch.ts";

const rowSchema = z.object({
  customId: z.string(),
  batchId: z.string(),
  livedashBatchId: z.string().nullable(),
  executedAt: z.string(),
});

/** The metadata key under which whoever submits a batch may name it. */
const NAME_KEY = "livedash_batch_id";

export type LedgerSummary = {
  executed: number;
  distinct: number;
  executedMoreThanOnce: { customId: string; count: number; batchIds: string[] }[];
};

/**
 * Every request that was run, and would have been paid for. Each batch has a page of its own, which is there whole or
 * not at all, so that a batch whose work was interrupted and done again stands in it once.
 */
export type Ledger = {
  encodeRow(batch: StoredBatch, customId: string): string;
  /** Makes a finished draft the page of a batch, in place of one that may be there. */
  adopt(batchId: string, draft: string): Promise<void>;
  summarize(): Promise<LedgerSummary>;
  /** The whole ledger as JSONL. */
  read(): AsyncIterable<Buffer>;
  clear(): Promise<void>;
};

export async function openLedger(folder: string): Promise<Ledger> {
  await mkdir(folder, { recursive: true });
  const pages = async () => (await readdir(folder)).sort().map((name) => join(folder, name));

  async function* rows() {
    for (const page of await pages()) {
      for await (const { text } of readLines(page)) yield rowSchema.parse(JSON.parse(text));
    }
  }

  return {
    encodeRow: (batch, customId) =>
      JSON.stringify({
        customId,
        batchId: batch.id,
        livedashBatchId: batch.metadata?.[NAME_KEY] ?? null,
        executedAt: new Date(batch.finalizingAt ?? batch.cancellingAt ?? batch.createdAt).toISOString(),
      } satisfies z.infer<typeof rowSchema>),
    adopt: (batchId, draft) => rename(draft, join(folder, `${batchId}.jsonl`)),
    async summarize() {
      const seen = new Set<string>();
      const repeated = new Map<string, string[]>();
      let executed = 0;
      for await (const { customId } of rows()) {
        executed += 1;
        if (seen.has(customId)) repeated.set(customId, []);
        seen.add(customId);
      }
      if (repeated.size > 0) {
        for await (const { customId, batchId } of rows()) repeated.get(customId)?.push(batchId);
      }
      const executedMoreThanOnce = [...repeated].map(([customId, batchIds]) => ({
        customId,
        count: batchIds.length,
        batchIds,
      }));
      return { executed, distinct: seen.size, executedMoreThanOnce };
    },
    async *read() {
      for (const page of await pages()) {
        const chunks: AsyncIterable<Buffer> = createReadStream(page);
        yield* chunks;
      }
    },
    async clear() {
      await Promise.all((await pages()).map((page) => rm(page, { force: true })));
    },
  };
}
