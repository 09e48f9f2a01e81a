import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { SUBMITTABLE_BATCH_STATUSES } from "../domain/batch-status.ts";
import type { PipelineDependencies } from "./dependencies.ts";

/** As input-upload.ts names them: the batch, and the try to send it. */
const INPUT_FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]+\.jsonl$/u;

/**
 * Removes the input files that killed submitters left in the spool: those whose batch is no longer to be sent. Workers
 * on other machines have spools of their own, and sweep them.
 *
 * @returns how many files it removed
 */
export async function sweepSpool({ database, settings, log }: PipelineDependencies): Promise<number> {
  const names = await readdir(settings.spoolDirectory).catch(() => []);
  const files = names.flatMap((name) => {
    const batchId = INPUT_FILE.exec(name)?.[1];
    return batchId === undefined ? [] : [{ name, batchId }];
  });
  if (files.length === 0) return 0;
  const needed = await database.aIBatchRequest.findMany({
    where: { id: { in: files.map(({ batchId }) => batchId) }, status: { in: [...SUBMITTABLE_BATCH_STATUSES] } },
    select: { id: true },
  });
  const neededIds = new Set(needed.map(({ id }) => id));
  const leftovers = files.filter(({ batchId }) => !neededIds.has(batchId));
  for (const { name } of leftovers) await rm(join(settings.spoolDirectory, name), { force: true });
  if (leftovers.length > 0) log.info({ removedCount: leftovers.length }, "spool.swept");
  return leftovers.length;
}
