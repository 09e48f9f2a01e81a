import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { listBatchesInFlight } from "../queries/list-batches-in-flight.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const cancelInput = z.object({ batchId: z.string().max(200).toLowerCase() });

export const batchesRouter = router({
  listInFlight: procedureWith("batches:read").query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    return { asOf, batches: await listBatchesInFlight(ctx.database, { now: asOf }) };
  }),

  cancel: procedureWith("batches:cancel")
    .input(cancelInput)
    .mutation(({ ctx, input }) => ctx.cancelBatch({ ...input, actor: actorOf(ctx.caller) })),
});
