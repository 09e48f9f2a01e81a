import { openStore } from "../container.ts";
import { summarizeRequests } from "../queries/summarize-requests.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, using } from "./command.ts";

/** What `GET /api/admin/legacy/summary` answers. */
export function summarize(env: Env): Promise<CommandResult> {
  return using(
    () => openStore(env, "summary"),
    async ({ database }) => ({ output: { ok: true, summary: await summarizeRequests(database) } }),
  );
}
