import { createAdmin } from "../auth/admins.ts";
import { openAuth, openStore } from "../container.ts";
import { PLATFORM_ROLES } from "../domain/permissions.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, UsageError, using } from "./command.ts";

export async function createAdminAccount(env: Env, input: { email: string; role: string }): Promise<CommandResult> {
  const role = PLATFORM_ROLES.find((each) => each === input.role.toUpperCase());
  if (role === undefined)
    throw new UsageError(`There is no role ${input.role}: use one of ${PLATFORM_ROLES.join(", ")}.`);
  return using(
    () => openStore(env, "create-admin"),
    async (store) => {
      const auth = await openAuth(env, store);
      const { email, password } = await createAdmin(auth, { email: input.email, role, actor: commandLineActor() });
      return { output: { email, password, role } };
    },
  );
}
