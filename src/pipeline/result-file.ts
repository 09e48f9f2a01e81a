import type { ApplicableBatch } from "../database/apply-store.ts";
import { mayFileTurnUp } from "../domain/provider-batch.ts";
import type { NamedResult } from "../domain/request-outcome.ts";
import { parseResultLine } from "../domain/result-line.ts";
import { isUuid } from "../domain/uuid.ts";
import { ProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";
import { type Line, readLines } from "./line-reader.ts";

/** A line of a result file, and what it says of the request that it names. */
export type ResultRow = { line: string; result: NamedResult };

/**
 * The rows of a result file as they arrive. Lines of which the request cannot be told are left out; the log says how
 * many there were.
 *
 * @throws {ProviderError} when the download breaks off, or the file is not to be seen yet
 */
export async function* readResultFile(
  { provider, clock, log }: PipelineDependencies,
  { id: batchId, completedAt }: ApplicableBatch,
  fileId: string,
): AsyncGenerator<ResultRow> {
  let unreadableCount = 0;
  try {
    for await (const line of readLines(provider.download(fileId))) {
      const row = parseRow(line);
      if (row === null) unreadableCount += 1;
      else yield row;
    }
  } catch (error) {
    // A file that stays away will not come back: what it held is missing, and the rule for that applies.
    const isMissing = error instanceof ProviderError && error.kind === "not_found";
    if (!isMissing || mayFileTurnUp(completedAt, clock.now())) throw error;
    log.error({ batchId, fileId }, "result_file.gone");
  }
  if (unreadableCount > 0) log.warn({ batchId, fileId, unreadableCount }, "result_file.unreadable_lines");
}

/** Null for a line of which the request cannot be told. */
export function parseRow(line: Line): ResultRow | null {
  if (line === null) return null;
  const result = parseResultLine(line);
  return result.kind === "unreadable" || !isUuid(result.customId) ? null : { line, result };
}
