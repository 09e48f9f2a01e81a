import { openStore } from "../container.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, using } from "./command.ts";

/** Opening the database is what brings it up to date, as every process does. */
export function migrate(env: Env): Promise<CommandResult> {
  return using(
    () => openStore(env, "migrate"),
    async ({ appliedMigrations }) => ({ output: { applied: appliedMigrations } }),
  );
}
