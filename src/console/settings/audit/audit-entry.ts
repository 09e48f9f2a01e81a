import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/router.ts";

export type AuditEntry = inferRouterOutputs<AppRouter>["audit"]["list"]["rows"][number];

/** What kind of actor it was, in words. */
export const ACTOR_KIND = {
  user: "User",
  api_key: "API key",
  command_line: "Command line",
  system: "System",
} as const satisfies Record<AuditEntry["actorType"], string>;
