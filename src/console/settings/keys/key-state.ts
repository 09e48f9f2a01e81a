import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/router.ts";
import type { StatusLook } from "../../status-look.ts";

export type ApiKey = inferRouterOutputs<AppRouter>["keys"]["list"]["apiKeys"][number];

const KEY_LOOK = {
  good: { label: "Good", tone: "success", hint: "Is accepted." },
  expired: { label: "Expired", tone: "neutral", hint: "Is refused: its time is over." },
  revoked: { label: "Revoked", tone: "danger", hint: "Is refused: somebody revoked it, or removed whoever made it." },
} as const satisfies Record<string, StatusLook>;

export function isGood({ isRevoked, expiresAt }: ApiKey, now: Date): boolean {
  return !isRevoked && (expiresAt === null || expiresAt > now);
}

export function keyLook(key: ApiKey, now: Date): StatusLook {
  if (key.isRevoked) return KEY_LOOK.revoked;
  return isGood(key, now) ? KEY_LOOK.good : KEY_LOOK.expired;
}
