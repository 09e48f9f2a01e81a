import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/router.ts";
import { APPOINTING_ROLE } from "../../../domain/permissions.ts";

type User = inferRouterOutputs<AppRouter>["users"]["list"]["users"][number];

/** An account with all that decides what may be done to it. */
export type UserRow = User & { isOwn: boolean; superAdminCount: number };

export function toRows(users: readonly User[], ownEmail: string): UserRow[] {
  const superAdminCount = users.filter(({ role }) => role === APPOINTING_ROLE).length;
  return users.map((user) => ({ ...user, isOwn: user.email === ownEmail, superAdminCount }));
}
