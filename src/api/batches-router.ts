import { listBatchesInFlight } from "../queries/list-batches-in-flight.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

export const batchesRouter = router({
  listInFlight: procedureWith("batches:read").query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    return { asOf, batches: await listBatchesInFlight(ctx.database, { now: asOf }) };
  }),
});
