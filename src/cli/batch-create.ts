import { openPipeline } from "../container.ts";
import { recordAudit } from "../database/audit-store.ts";
import { inTransaction } from "../database/client.ts";
import { PROVIDER_HOLD } from "../domain/hold.ts";
import { createBatches } from "../pipeline/batch-creator.ts";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, using } from "./command.ts";
import { type SubmitSummary, submitOpenBatches } from "./submit-open.ts";

/** Bundles and sends; ends once every batch has left for the provider, was refused, or is held back. */
export function createAndSubmit(env: Env): Promise<CommandResult> {
  return using(
    () => openPipeline(env, "batch-create"),
    async (deps) => {
      const created = await createBatches(deps);
      await noteCreated(deps, created.batchIds.length, created.requestCount);
      const sent = await submitOpenBatches(deps);
      const output = {
        batches: created.batchIds.length,
        requests: created.requestCount,
        oversized: created.oversizedCount,
        holds: created.holds,
        ...sent,
      };
      return { output, problem: await problemOf(deps, sent) };
    },
  );
}

/** Leaves a trace of batches that somebody made by hand. */
export async function noteCreated(
  { database }: Pick<PipelineDependencies, "database">,
  batchCount: number,
  requestCount: number,
): Promise<void> {
  const entry = { actor: commandLineActor(), action: "batches.created", details: { batchCount } } as const;
  if (batchCount > 0) {
    await inTransaction(database, (tx) => recordAudit(tx, { ...entry, affectedCount: requestCount }));
  }
}

/** What keeps batches from being sent although they should be, as a sentence. */
export async function problemOf(
  { database }: Pick<PipelineDependencies, "database">,
  sent: SubmitSummary,
): Promise<string | undefined> {
  const refusal = await database.pipelineHold.findUnique({ where: { scope: PROVIDER_HOLD } });
  if (refusal !== null)
    return `${refusal.message} Put OPENAI_API_KEY right and run this again; no request was touched.`;
  if (sent.unsettled.length === 0) return undefined;
  return `${sent.unsettled.length} batches could not be sent yet; the log above says why. Run this again to go on.`;
}
