import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { BATCH_FILE_KINDS } from "../domain/batch-files.ts";
import { BATCH_STATUSES } from "../domain/batch-status.ts";
import { PROVIDER_STATUSES } from "../domain/provider-status.ts";
import { getBatch } from "../queries/get-batch.ts";
import { listBatchErrors } from "../queries/list-batch-errors.ts";
import { listBatches } from "../queries/list-batches.ts";
import { listBatchesInFlight } from "../queries/list-batches-in-flight.ts";
import { locateBatchFile } from "../queries/locate-batch-file.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const batchId = z.string().max(200).toLowerCase();
const oneBatch = z.object({ batchId });

const place = {
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  edge: z.literal("last").optional(),
};

const filter = z.object({
  status: z.enum(BATCH_STATUSES).optional(),
  companyId: z.uuid().optional(),
  model: z.string().max(200).optional(),
  providerStatus: z.enum(PROVIDER_STATUSES).optional(),
  from: z.date().optional(),
  to: z.date().optional(),
  search: z.string().trim().max(200).optional(),
});

export const batchesRouter = router({
  listInFlight: procedureWith("batches:read").query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    return { asOf, batches: await listBatchesInFlight(ctx.database, { now: asOf }) };
  }),

  list: procedureWith("batches:read")
    .input(z.object({ filter: filter.default({}), ...place }))
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, ...(await listBatches(ctx.database, { ...input, now: asOf })) };
    }),

  get: procedureWith("batches:read")
    .input(oneBatch)
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, batch: await getBatch(ctx.database, { ...input, now: asOf }) };
    }),

  /** What failed in a batch, attempt by attempt. */
  errors: procedureWith("batches:read")
    .input(z.object({ batchId: z.uuid(), errorCode: z.string().max(200).optional(), ...place }))
    .query(async ({ ctx, input }) => ({ asOf: ctx.clock.now(), ...(await listBatchErrors(ctx.database, input)) })),

  locateFile: procedureWith("batches:read")
    .input(z.object({ batchId, kind: z.enum(BATCH_FILE_KINDS) }))
    .query(({ ctx, input }) => locateBatchFile(ctx.database, input)),

  cancel: procedureWith("batches:cancel")
    .input(oneBatch)
    .mutation(({ ctx, input }) => ctx.cancelBatch({ ...input, actor: actorOf(ctx.caller) })),

  pollNow: procedureWith("batches:poll")
    .input(oneBatch)
    .mutation(({ ctx, input }) => ctx.pollBatchNow({ ...input, actor: actorOf(ctx.caller) })),

  applyAgain: procedureWith("batches:apply")
    .input(oneBatch)
    .mutation(({ ctx, input }) => ctx.applyBatchAgain({ ...input, actor: actorOf(ctx.caller) })),
});
