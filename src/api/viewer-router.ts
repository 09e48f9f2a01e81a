import { signedInProcedure } from "./procedures.ts";
import { router } from "./trpc.ts";

export const viewerRouter = router({
  /** Who is asking, and what they may do. */
  get: signedInProcedure.query(({ ctx: { caller } }) => ({
    label: caller.label,
    email: caller.kind === "user" ? caller.email : null,
    role: caller.kind === "user" ? caller.role : null,
    permissions: [...caller.permissions],
  })),
});
