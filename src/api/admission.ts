import type { Caller } from "../auth/caller.ts";
import type { Permission } from "../domain/permissions.ts";
import { AppError } from "../shared/errors.ts";
import type { ApiContext } from "./context.ts";

/** @throws {AppError} UNAUTHENTICATED */
export async function requireCaller({ identify }: Pick<ApiContext, "identify">): Promise<Caller> {
  const caller = await identify();
  if (caller === null) throw new AppError("UNAUTHENTICATED", "Sign in, or send a valid API key.");
  return caller;
}

/** @throws {AppError} FORBIDDEN */
export function requirePermission(caller: Caller, permission: Permission): void {
  if (caller.permissions.has(permission)) return;
  throw new AppError("FORBIDDEN", `This needs the permission ${permission}.`);
}
