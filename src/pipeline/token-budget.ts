import type { Transaction } from "../database/client.ts";
import { liftHold } from "../database/hold-store.ts";
import { budgetHold } from "../domain/hold.ts";
import type { PipelineDependencies } from "./dependencies.ts";

/** When a batch gives room back to its model's token budget and work waits for that, the creator runs once more at once. */
export async function freeTokenBudget({ jobs }: PipelineDependencies, tx: Transaction, model: string): Promise<void> {
  if (await liftHold(tx, budgetHold(model))) await jobs.enqueueCreate(tx);
}
