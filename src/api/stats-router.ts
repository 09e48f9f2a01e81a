import { z } from "zod";
import { STATS_WINDOW_NAMES } from "../domain/stats-window.ts";
import { summarizeBatches } from "../queries/summarize-batches.ts";
import { summarizeMoney } from "../queries/summarize-money.ts";
import { summarizeThroughput } from "../queries/summarize-throughput.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const window = z.enum(STATS_WINDOW_NAMES);

export const statsRouter = router({
  throughput: procedureWith("stats:read")
    .input(z.object({ window, companyId: z.uuid().optional() }))
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, ...(await summarizeThroughput(ctx.database, { ...input, now: asOf })) };
    }),

  money: procedureWith("stats:read")
    .input(z.object({ window }))
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, ...(await summarizeMoney(ctx.database, { ...input, now: asOf })) };
    }),

  batches: procedureWith("stats:read").query(async ({ ctx }) => ({
    asOf: ctx.clock.now(),
    counts: await summarizeBatches(ctx.database),
  })),
});
