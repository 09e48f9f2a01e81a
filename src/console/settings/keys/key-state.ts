import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/router.ts";
import type { StatusLook } from "../../status-look.ts";

export type ApiKey = inferRouterOutputs<AppRouter>["keys"]["list"]["apiKeys"][number];

export const KEY_LOOK = {
  good: { label: "Good", tone: "success", hint: "Is accepted." },
  expired: { label: "Expired", tone: "neutral", hint: "Is refused: its time is over." },
  revoked: { label: "Revoked", tone: "danger", hint: "Is refused: somebody revoked it, or removed whoever made it." },
} as const satisfies Record<string, StatusLook>;

export function keyState(key: ApiKey, now: Date): keyof typeof KEY_LOOK {
  if (key.isRevoked) return "revoked";
  return key.expiresAt === null || key.expiresAt > now ? "good" : "expired";
}
