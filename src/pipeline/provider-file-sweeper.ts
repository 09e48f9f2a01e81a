import { listEndedIds } from "../database/sweep-store.ts";
import type { ProviderFile } from "../provider/provider.ts";
import { ProviderError, toProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { batchIdOfFile } from "./input-file-name.ts";
import { holdProvider, isProviderOpen } from "./provider-access.ts";

export type FileSweepSummary = { seenCount: number; deletedCount: number };

/** Younger files may belong to a submission that is under way. */
const MIN_AGE_SECONDS = 24 * 3600;

/** Files deleted in one run: a few minutes of calls. The next run goes on. */
const MAX_DELETIONS = 500;

/**
 * Deletes input files of ours that nobody needs any more: conversations should not lie with the provider for longer than
 * that. Ours are those named after a batch of ours; they are needed until it has ended. What else the account holds is
 * left alone. A call that fails ends the run, and the next one goes on.
 */
export async function sweepProviderFiles(deps: PipelineDependencies): Promise<FileSweepSummary> {
  const summary: FileSweepSummary = { seenCount: 0, deletedCount: 0 };
  if (!(await isProviderOpen(deps))) return summary;
  try {
    for (const file of await listUnneeded(deps, summary)) {
      if (await deleteFile(deps, file)) summary.deletedCount += 1;
    }
  } catch (cause) {
    const error = toProviderError(cause);
    if (error.kind === "configuration") await holdProvider(deps, error);
    deps.log.warn({ kind: error.kind, code: error.code }, "provider_files.sweep_failed");
  }
  if (summary.deletedCount > 0) deps.log.info(summary, "provider_files.swept");
  return summary;
}

async function listUnneeded(deps: PipelineDependencies, summary: FileSweepSummary): Promise<ProviderFile[]> {
  const youngest = deps.clock.now().getTime() - MIN_AGE_SECONDS * 1000;
  const candidates: { file: ProviderFile; batchId: string }[] = [];
  for await (const file of deps.provider.listInputFiles()) {
    summary.seenCount += 1;
    const batchId = batchIdOfFile(file.fileName);
    if (batchId !== null && file.createdAt.getTime() < youngest) candidates.push({ file, batchId });
  }
  const ids = new Set(candidates.map(({ batchId }) => batchId));
  const ended = new Set(await listEndedIds(deps.database, [...ids]));
  return candidates
    .filter(({ batchId }) => ended.has(batchId))
    .slice(0, MAX_DELETIONS)
    .map(({ file }) => file);
}

/** @returns false when it is gone already */
async function deleteFile({ provider, log }: PipelineDependencies, { id, fileName }: ProviderFile): Promise<boolean> {
  try {
    await provider.deleteFile(id);
    log.info({ fileId: id, fileName }, "provider_file.deleted");
    return true;
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "not_found") return false;
    throw error;
  }
}
