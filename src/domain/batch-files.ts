/** The files of a batch, by what they hold. */
export const BATCH_FILE_KINDS = ["input", "output", "error"] as const;

export type BatchFileKind = (typeof BATCH_FILE_KINDS)[number];

const MOST_OF_A_NAME = 40;

/** `acme-bank-batch-<id>-output.jsonl`: what a downloaded file is called, of characters that every system takes. */
export function downloadNameOf(batch: { id: string; companyName: string }, kind: BatchFileKind): string {
  const company = batch.companyName
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, MOST_OF_A_NAME)
    .replaceAll(/^-+|-+$/gu, "");
  return [company, "batch", batch.id, kind]
    .filter((part) => part !== "")
    .join("-")
    .concat(".jsonl");
}
