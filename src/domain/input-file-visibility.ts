import type { ProviderBatch } from "./provider-batch.ts";

/**
 * For how long after its upload the provider may not see an input file yet: within it a batch is created again from the
 * same file, after it the file is uploaded anew.
 */
const FILE_VISIBLE_SECONDS = 600;

/** Whether a file that the provider does not see may still turn up, because it was only just uploaded. */
export function mayInputFileTurnUp(uploadedAt: Date, now: Date): boolean {
  return now.getTime() - uploadedAt.getTime() <= FILE_VISIBLE_SECONDS * 1000;
}

/** How providers word it; the code is not documented, so that code and message are both looked at. */
const FILE_MISSING =
  /\bfile\b.*\b(?:(?:could |can)?not (?:be )?found|(?:does not|doesn't) exist|not (?:yet )?(?:ready|available|visible|processed|accessible))\b|\b(?:missing|no such|unknown) (?:input )?file\b/iu;

/** Whether validation failed, minutes after the creation, over nothing but an input file that the provider did not see. */
export function isInputFileMissing({ status, errors }: Pick<ProviderBatch, "status" | "errors">): boolean {
  const reasons = errors?.data ?? [];
  if (status !== "failed" || reasons.length === 0) return false;
  return reasons.every(
    ({ code, message, line }) =>
      line == null && FILE_MISSING.test(`${(code ?? "").replaceAll("_", " ")}: ${message ?? ""}`),
  );
}
