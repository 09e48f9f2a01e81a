import { z } from "zod";
import { getAuditEntry, listAudit } from "../queries/list-audit.ts";
import { listAuditActors } from "../queries/list-audit-actors.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const listInput = z.object({
  action: z.string().max(100).optional(),
  actor: z.string().max(300).optional(),
  from: z.date().optional(),
  to: z.date().optional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  edge: z.literal("last").optional(),
});

export const auditRouter = router({
  list: procedureWith("audit:read")
    .input(listInput)
    .query(async ({ ctx, input: { limit, cursor, edge, ...filter } }) => ({
      asOf: ctx.clock.now(),
      ...(await listAudit(ctx.database, { limit, cursor, edge, filter })),
    })),

  get: procedureWith("audit:read")
    .input(z.object({ id: z.string().max(200).toLowerCase() }))
    .query(({ ctx, input }) => getAuditEntry(ctx.database, input)),

  /** Whose changes the log may be filtered by. */
  actors: procedureWith("audit:read").query(({ ctx }) => listAuditActors(ctx.database)),
});
