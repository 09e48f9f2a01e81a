import type { Database } from "../database/client.ts";
import type { Analysis } from "../domain/analysis.ts";
import { parseResultLine } from "../domain/result-line.ts";
import { AppError } from "../shared/errors.ts";

/** What the provider answered to one attempt, and what was made of it. `mistake` says why it is no analysis. */
export type RequestAnswer = { raw: string; analysis: Analysis | null; mistake: string | null };

/**
 * The answer to an attempt, read again as it was when it came.
 *
 * @throws {AppError} NOT_FOUND when there is no such attempt, or none of its answer was kept
 */
export async function getRequestAnswer(
  database: Database,
  { requestId, attempt }: { requestId: string; attempt: number },
): Promise<RequestAnswer> {
  const row = await database.aIRequestAttempt.findUnique({
    where: { requestId_attempt: { requestId, attempt } },
    select: { rawResponse: true },
  });
  if (row?.rawResponse == null) throw new AppError("NOT_FOUND", "No answer to this attempt was kept.");
  const raw = row.rawResponse;
  const line = parseResultLine(raw);
  if (line.kind === "succeeded") return { raw, analysis: line.analysis, mistake: null };
  return { raw, analysis: null, mistake: line.kind === "failed" ? line.failure.message : line.reason };
}
