import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { addUser, changeRole, removeUser, resetPassword } from "../auth/users.ts";
import { PLATFORM_ROLES } from "../domain/permissions.ts";
import { listUsers } from "../queries/list-users.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const role = z.enum(PLATFORM_ROLES);
const target = z.object({ userId: z.string().max(200) });

export const usersRouter = router({
  list: procedureWith("users:read").query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    return { asOf, users: await listUsers(ctx.database, { now: asOf }) };
  }),

  /** Answers the password, this once. */
  add: procedureWith("users:write")
    .input(z.object({ email: z.string().max(300), role }))
    .mutation(({ ctx, input }) => addUser(ctx.auth, { ...input, actor: actorOf(ctx.caller) })),

  changeRole: procedureWith("users:write")
    .input(target.extend({ role }))
    .mutation(({ ctx, input }) => changeRole(ctx.auth, { ...input, actor: actorOf(ctx.caller) })),

  /** Answers the new password, this once. */
  resetPassword: procedureWith("users:write")
    .input(target)
    .mutation(({ ctx, input }) => resetPassword(ctx.auth, { ...input, actor: actorOf(ctx.caller) })),

  remove: procedureWith("users:write")
    .input(target)
    .mutation(({ ctx, input }) => removeUser(ctx.auth, { ...input, actor: actorOf(ctx.caller) })),
});
