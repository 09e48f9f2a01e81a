import type { Database, Transaction } from "./client.ts";

/** Keeps the next piece of an upload. @returns whether the upload is still wanted; if not, nothing is written */
export async function appendUploadChunk(
  tx: Transaction,
  chunk: { importRunId: string; order: number; bytes: Uint8Array<ArrayBuffer>; now: Date },
): Promise<boolean> {
  const { importRunId, order, bytes, now } = chunk;
  const count = await tx.$executeRaw`
    UPDATE "ImportRun" SET "totalBytes" = coalesce("totalBytes", 0) + ${bytes.byteLength}, "updatedAt" = ${now}::timestamptz
     WHERE id = ${importRunId}::uuid AND status = 'UPLOADING'`;
  if (count === 0) return false;
  await tx.importUploadChunk.create({ data: { importRunId, order, bytes }, select: { order: true } });
  return true;
}

/** Lets a worker have an upload that is complete. @returns whether it was still wanted */
export async function completeUpload(tx: Transaction, importRunId: string, now: Date): Promise<boolean> {
  const { count } = await tx.importRun.updateMany({
    where: { id: importRunId, status: "UPLOADING" },
    data: { status: "WAITING", updatedAt: now },
  });
  return count > 0;
}

/** The bytes of an upload, a piece at a time. */
export async function* readUpload(database: Database, importRunId: string): AsyncGenerator<Buffer> {
  for (let order = 0; ; order += 1) {
    const where = { importRunId_order: { importRunId, order } };
    const chunk = await database.importUploadChunk.findUnique({ where, select: { bytes: true } });
    if (chunk === null) return;
    yield Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.byteLength);
  }
}
