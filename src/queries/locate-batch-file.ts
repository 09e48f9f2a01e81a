import type { Database } from "../database/client.ts";
import { type BatchFileKind, downloadNameOf } from "../domain/batch-files.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";

/** Where a batch's file lies with the provider, and what it is called once downloaded. */
export type BatchFile = { fileId: string; fileName: string };

/** @throws {AppError} NOT_FOUND when there is no such batch, or it has no such file */
export async function locateBatchFile(
  database: Database,
  { batchId, kind }: { batchId: string; kind: BatchFileKind },
): Promise<BatchFile> {
  const batch = isUuid(batchId)
    ? await database.aIBatchRequest.findUnique({
        where: { id: batchId },
        include: { company: { select: { name: true } } },
      })
    : null;
  if (batch === null) throw new AppError("NOT_FOUND", `There is no batch ${batchId}.`);
  const fileId = { input: batch.inputFileId, output: batch.outputFileId, error: batch.errorFileId }[kind];
  if (fileId === null) throw new AppError("NOT_FOUND", `This batch has no ${kind} file.`);
  return { fileId, fileName: downloadNameOf({ id: batchId, companyName: batch.company.name }, kind) };
}
