import { openStore } from "../container.ts";
import { requeueRequests } from "../pipeline/request-requeuer.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, using } from "./command.ts";

/** What `POST /api/admin/legacy/requests/requeue` answers. */
export function requeue(env: Env, requestIds: string[]): Promise<CommandResult> {
  return using(
    () => openStore(env, "requeue"),
    async (store) => {
      const result = await requeueRequests(store, { requestIds, actor: commandLineActor() });
      return { output: { ok: true, ...result } };
    },
  );
}
