import { z } from "zod";
import { listFailedAttempts } from "../queries/list-failed-attempts.ts";
import { listFailures } from "../queries/list-failures.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const listInput = z.object({ companyId: z.uuid().optional(), limit: z.int().min(1).max(200).default(50) });

const attemptsInput = z.object({ companyId: z.uuid().optional() });

export const failuresRouter = router({
  list: procedureWith("failures:read")
    .input(listInput.prefault({}))
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, groups: await listFailures(ctx.database, { ...input, now: asOf }) };
    }),
  attempts: procedureWith("failures:read")
    .input(attemptsInput.prefault({}))
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, codes: await listFailedAttempts(ctx.database, { ...input, now: asOf }) };
    }),
});
