import type { Permission } from "../domain/permissions.ts";
import { AppError } from "../shared/errors.ts";
import { requireCaller, requirePermission } from "./admission.ts";
import { isSameOriginJson } from "./same-origin.ts";
import { baseProcedure } from "./trpc.ts";

/** For whoever we know, whatever they may do. A change by cookie must come from our own console. */
export const signedInProcedure = baseProcedure.use(async ({ ctx, type, next }) => {
  const caller = await requireCaller(ctx);
  if (type !== "query" && caller.kind === "user" && !isSameOriginJson(ctx.headers, ctx.auth.trustedOrigins)) {
    throw new AppError("FORBIDDEN", "A signed-in browser may change things as JSON from the console itself only.");
  }
  return next({ ctx: { ...ctx, caller } });
});

/** For those who have the permission. Everything but `viewer.get` begins here, so nothing is open by oversight. */
export function procedureWith(permission: Permission) {
  return signedInProcedure.use(({ ctx, next }) => {
    requirePermission(ctx.caller, permission);
    return next();
  });
}
