import { openStore } from "../container.ts";
import { listApiKeys } from "../queries/list-api-keys.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, using } from "./command.ts";

export function listKeys(env: Env): Promise<CommandResult> {
  return using(
    () => openStore(env, "list-api-keys"),
    async ({ database }) => ({ output: { apiKeys: await listApiKeys(database) } }),
  );
}
