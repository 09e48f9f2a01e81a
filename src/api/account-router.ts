import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { changePassword } from "../auth/change-password.ts";
import { signedInProcedure } from "./procedures.ts";
import { router } from "./trpc.ts";

const changeInput = z.object({ currentPassword: z.string().max(500), newPassword: z.string().max(500) });

/** One's own account. Every person has one, so it takes no permission: see auth/change-password.ts. */
export const accountRouter = router({
  changePassword: signedInProcedure
    .input(changeInput)
    .mutation(({ ctx, input }) =>
      changePassword(ctx.auth, { ...input, headers: ctx.headers, actor: actorOf(ctx.caller) }),
    ),
});
