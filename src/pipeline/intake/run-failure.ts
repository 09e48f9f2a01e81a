import { inTransaction } from "../../database/client.ts";
import { endImportRun, type ImportClaim } from "../../database/import-run-store.ts";
import { AppError } from "../../shared/errors.ts";
import type { IntakeDependencies } from "./intake-dependencies.ts";
import { ImportEndedError } from "./run-recorder.ts";

const OUR_FAULT = "Something went wrong on our side; the log has the details. Import it again to finish it.";

/** Ends a run as failed, for a reason that a person may read. Does nothing when the run is not ours any more. */
export async function failRun(
  { database, clock, log }: Omit<IntakeDependencies, "settings">,
  claim: ImportClaim,
  error: unknown,
): Promise<void> {
  if (error instanceof ImportEndedError) return;
  const isForeseen = error instanceof AppError;
  const errorMessage = isForeseen ? error.message : OUR_FAULT;
  if (isForeseen) log.warn({ importRunId: claim.id, reason: errorMessage }, "intake.failed");
  else log.error({ importRunId: claim.id, err: error }, "intake.failed");
  const end = { status: "FAILED", errorMessage, now: clock.now() } as const;
  // Where the database is what failed, the sweeper finds the run by its silence.
  await inTransaction(database, (tx) => endImportRun(tx, claim, end)).catch(() => undefined);
}
