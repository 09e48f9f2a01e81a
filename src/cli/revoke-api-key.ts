import { revokeApiKey } from "../auth/api-keys.ts";
import { openAuth, openStore } from "../container.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, using } from "./command.ts";

export function revokeKey(env: Env, id: string): Promise<CommandResult> {
  return using(
    () => openStore(env, "revoke-api-key"),
    async (store) => {
      await revokeApiKey(await openAuth(env, store), { id, actor: commandLineActor() });
      return { output: { id, revoked: true } };
    },
  );
}
