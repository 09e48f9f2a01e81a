import { z } from "zod";
import { PROVIDER_STATUSES } from "../../../domain/provider-status.ts";
import { type BatchFault, batchFaultSchema } from "../faults/batch-fault.ts";
import { type RowFault, rowFaultSchema } from "../faults/row-fault.ts";

const time = z.number().nullable();

const usageSchema = z.object({ promptTokens: z.number(), completionTokens: z.number(), cachedTokens: z.number() });

/** A batch as it is kept. Times are in milliseconds; how far it has run follows from them and the clock. */
export const storedBatchSchema = z.object({
  id: z.string(),
  sequence: z.number(),
  endpoint: z.string(),
  inputFileId: z.string(),
  metadata: z.record(z.string(), z.string()).nullable(),
  status: z.enum(PROVIDER_STATUSES),
  createdAt: z.number(),
  inProgressAt: time,
  finalizingAt: time,
  completedAt: time,
  failedAt: time,
  expiredAt: time,
  cancellingAt: time,
  cancelledAt: time,
  /** What validation found; null before it is over. */
  input: z.object({ model: z.string(), total: z.number(), failing: z.number(), promptTokens: z.number() }).nullable(),
  errors: z
    .array(
      z.object({ code: z.string(), message: z.string(), param: z.string().nullable(), line: z.number().nullable() }),
    )
    .nullable(),
  /** How many requests were run when it stopped running; null before. */
  ranCount: z.number().nullable(),
  /** What running left behind; null before its files are written. */
  result: z
    .object({
      completed: z.number(),
      failed: z.number(),
      outputFileId: z.string().nullable(),
      errorFileId: z.string().nullable(),
      usage: usageSchema,
    })
    .nullable(),
  batchFaults: z.array(batchFaultSchema),
  rowFaults: z.array(rowFaultSchema),
  /** Whether the webhooks have been told how it ended. */
  isAnnounced: z.boolean(),
});

export type StoredBatch = z.infer<typeof storedBatchSchema>;

export function newBatch(
  given: Pick<StoredBatch, "id" | "sequence" | "endpoint" | "inputFileId" | "metadata" | "createdAt">,
  faults: readonly (BatchFault | RowFault)[],
): StoredBatch {
  return {
    ...given,
    status: "validating",
    inProgressAt: null,
    finalizingAt: null,
    completedAt: null,
    failedAt: null,
    expiredAt: null,
    cancellingAt: null,
    cancelledAt: null,
    input: null,
    errors: null,
    ranCount: null,
    result: null,
    batchFaults: faults.filter((fault) => fault.operation === "batch.run"),
    rowFaults: faults.filter((fault) => fault.operation === "batch.rows"),
    isAnnounced: false,
  };
}

export function findBatchFault<K extends BatchFault["kind"]>(
  { batchFaults }: StoredBatch,
  kind: K,
): Extract<BatchFault, { kind: K }> | undefined {
  return batchFaults.find((fault): fault is Extract<BatchFault, { kind: K }> => fault.kind === kind);
}
