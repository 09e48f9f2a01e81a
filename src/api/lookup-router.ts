import { z } from "zod";
import { LOOKUP_PERMISSIONS } from "../domain/lookup.ts";
import { findByAnyId } from "../queries/find-by-any-id.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

export const lookupRouter = router({
  /** What has this id, of all that the caller may read. */
  find: procedureWith("requests:read")
    .input(z.object({ text: z.string().trim().min(1).max(200) }))
    .query(async ({ ctx, input }) => {
      const hits = await findByAnyId(ctx.database, input);
      return { hits: hits.filter(({ kind }) => ctx.caller.permissions.has(LOOKUP_PERMISSIONS[kind])) };
    }),
});
