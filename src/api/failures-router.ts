import { z } from "zod";
import { listFailures } from "../queries/list-failures.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const listInput = z.object({ companyId: z.uuid().optional(), limit: z.int().min(1).max(200).default(50) });

export const failuresRouter = router({
  list: procedureWith("failures:read")
    .input(listInput.prefault({}))
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, groups: await listFailures(ctx.database, { ...input, now: asOf }) };
    }),
});
