import { isUuid } from "../domain/uuid.ts";

const SUFFIX = ".jsonl";

/** The name under which the provider lists the input file of a batch: that is how it is found again. */
export function fileNameOf(batchId: string): string {
  return `${batchId}${SUFFIX}`;
}

/** The batch whose input file has that name; null when it is no name that we give. */
export function batchIdOfFile(fileName: string): string | null {
  const batchId = fileName.slice(0, -SUFFIX.length);
  return fileName.endsWith(SUFFIX) && isUuid(batchId) ? batchId : null;
}
