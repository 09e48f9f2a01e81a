import { inTransaction } from "../database/client.ts";
import { endImportRun } from "../database/import-run-store.ts";
import type { IntakeDependencies } from "./intake/intake-dependencies.ts";

const INTERRUPTED = "It was interrupted. What it had written stays; import it again to finish it.";

/** Ends a run whose process is about to end. One that has ended by itself stays as it is. */
export async function interruptImport(
  { database, clock }: Pick<IntakeDependencies, "database" | "clock">,
  importRunId: string,
): Promise<void> {
  const end = { status: "FAILED", errorMessage: INTERRUPTED, now: clock.now() } as const;
  await inTransaction(database, (tx) => endImportRun(tx, { id: importRunId }, end));
}
