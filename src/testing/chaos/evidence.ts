import { findPricing } from "../../database/apply-store.ts";
import { costEur } from "../../domain/cost.ts";
import type { NamedResult } from "../../domain/request-outcome.ts";
import { parseResultLine } from "../../domain/result-line.ts";
import type { LedgerRow, SimulatedBatch } from "../control-simulator.ts";
import { listCounterDifferences } from "../counter-differences.ts";
import type { Deeds } from "./operator.ts";
import type { Stage } from "./stage.ts";

/** A line beyond it is no answer, however well it reads. */
const LONGEST_ANSWER = 10_000_000;

/** What a result line of a batch of ours says about one of its requests. `costEur` is null when it names no usage. */
export type PaidLine = { batchId: string; result: NamedResult; costEur: number | null };

/** Everything that database and provider can tell once all is quiet. */
export type Evidence = Awaited<ReturnType<typeof readDatabase>> & {
  deeds: Deeds;
  ledger: readonly LedgerRow[];
  providerBatches: readonly SimulatedBatch[];
  lines: readonly PaidLine[];
};

export async function gatherEvidence(stage: Stage, deeds: Deeds): Promise<Evidence> {
  const providerBatches = await listAllBatches(stage);
  return {
    ...(await readDatabase(stage)),
    deeds,
    ledger: await stage.simulator.readLedger(),
    providerBatches,
    lines: (await Promise.all(providerBatches.map((batch) => readLinesOf(stage, batch)))).flat(),
  };
}

async function readDatabase({ database }: Pick<Stage, "database">) {
  return {
    requests: await database.aIProcessingRequest.findMany({
      include: { session: { select: { sentiment: true, summary: true } }, batch: { select: { status: true } } },
    }),
    attempts: await database.aIRequestAttempt.findMany({ orderBy: [{ requestId: "asc" }, { attempt: "asc" }] }),
    batches: await database.aIBatchRequest.findMany(),
    counterDifferences: await listCounterDifferences(database),
  };
}

async function listAllBatches({ simulator }: Stage): Promise<SimulatedBatch[]> {
  const all: SimulatedBatch[] = [];
  for (;;) {
    const { data, has_more: hasMore } = await simulator.listBatches(all.at(-1)?.id);
    all.push(...data);
    if (!hasMore) return all;
  }
}

/** Read here by other means than the pipeline's: whole, and split at once. Of several lines the usable one counts. */
async function readLinesOf({ simulator, database, env }: Stage, batch: SimulatedBatch): Promise<PaidLine[]> {
  const batchId = batch.metadata?.["livedash_batch_id"];
  if (batch.output_file_id === null || batchId === undefined) return [];
  const ours = await database.aIBatchRequest.findUnique({ where: { id: batchId } });
  const pricing = ours?.completedAt == null ? null : await findPricing(database, ours.model, ours.completedAt);
  const text = (await simulator.readFile(batch.output_file_id)).replace(/^\uFEFF/u, "");
  const results = new Map<string, NamedResult>();
  for (const line of text.split("\n")) {
    if (line.length > LONGEST_ANSWER) continue;
    const result = parseResultLine(line.replace(/\r$/u, ""));
    if (result.kind === "unreadable" || result.customId.startsWith("foreign-")) continue;
    if (result.kind === "succeeded" || !results.has(result.customId)) results.set(result.customId, result);
  }
  return [...results.values()].map((result) => ({
    batchId,
    result,
    costEur:
      result.usage === null || pricing === null ? null : costEur(result.usage, pricing.batch, env.USD_TO_EUR_RATE),
  }));
}
