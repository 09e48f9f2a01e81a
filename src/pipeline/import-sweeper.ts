import { inTransaction } from "../database/client.ts";
import { endImportRun, listSilentRuns } from "../database/import-run-store.ts";
import { IMPORT_SILENCE_SECONDS } from "../domain/import-run.ts";
import type { PipelineDependencies } from "./dependencies.ts";

const UPLOAD_BROKE_OFF = "The upload broke off. Upload the file again.";
const PROCESS_ENDED = "The process that did it has ended. What it had written stays; import it again to finish it.";

/**
 * Looks after imports that nobody is at any more: an upload that broke off and a process that was killed end as failed;
 * for what a worker is to do, the job is asked for again, which does nothing where there is one.
 */
export async function sweepImports({
  database,
  jobs,
  clock,
  log,
}: Pick<PipelineDependencies, "database" | "jobs" | "clock" | "log">): Promise<{
  abandonedIds: string[];
  resumedIds: string[];
}> {
  const now = clock.now();
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const silent = await listSilentRuns(database, {
    processBefore: before(IMPORT_SILENCE_SECONDS.process),
    uploadBefore: before(IMPORT_SILENCE_SECONDS.upload),
    workerBefore: before(IMPORT_SILENCE_SECONDS.worker),
  });
  const abandonedIds: string[] = [];
  for (const { id, status, updatedAt } of silent.filter((run) => !run.isResumable)) {
    const errorMessage = status === "UPLOADING" ? UPLOAD_BROKE_OFF : PROCESS_ENDED;
    const where = { id, status, updatedAt };
    const end = { status: "FAILED", errorMessage, now } as const;
    if (await inTransaction(database, (tx) => endImportRun(tx, where, end))) abandonedIds.push(id);
  }
  const resumedIds = silent.filter((run) => run.isResumable).map(({ id }) => id);
  if (resumedIds.length > 0) await inTransaction(database, (tx) => jobs.enqueueImport(tx, resumedIds));
  if (silent.length > 0) log.warn({ abandonedIds, resumedIds }, "imports.swept");
  return { abandonedIds, resumedIds };
}
