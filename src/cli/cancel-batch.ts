import { openPipeline } from "../container.ts";
import { cancelBatch } from "../pipeline/batch-canceller.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, using } from "./command.ts";

/** Cancels a batch, as the console does; says where the batch stands after it. */
export function cancel(env: Env, batchId: string): Promise<CommandResult> {
  return using(
    () => openPipeline(env, "cancel-batch"),
    async (deps) => {
      const result = await cancelBatch(deps, { batchId: batchId.toLowerCase(), actor: commandLineActor() });
      return { output: { ok: true, ...result } };
    },
  );
}
