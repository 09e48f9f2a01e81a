import { z } from "zod";
import { revokeApiKey } from "../auth/api-keys.ts";
import { actorOf } from "../auth/caller.ts";
import { giveApiKey } from "../auth/give-api-key.ts";
import { ALL_SCOPES } from "../domain/permissions.ts";
import { listApiKeys } from "../queries/list-api-keys.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const createInput = z.object({
  name: z.string().trim(),
  scopes: z.array(z.enum(ALL_SCOPES)).min(1).max(ALL_SCOPES.length),
  expiresAt: z.date().optional(),
});

export const keysRouter = router({
  list: procedureWith("keys:read").query(async ({ ctx }) => ({
    asOf: ctx.clock.now(),
    apiKeys: await listApiKeys(ctx.database),
  })),

  /** Answers the key, this once. */
  create: procedureWith("keys:write")
    .input(createInput)
    .mutation(({ ctx, input }) => giveApiKey(ctx.auth, { ...input, caller: ctx.caller })),

  revoke: procedureWith("keys:write")
    .input(z.object({ id: z.string().max(200) }))
    .mutation(({ ctx, input }) => revokeApiKey(ctx.auth, { ...input, actor: actorOf(ctx.caller) })),
});
