import type { Database } from "../database/client.ts";
import type { BatchStatus } from "../domain/batch-status.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import { AppError } from "../shared/errors.ts";

/** An attempt that has ended, without the text of its answer, which may be long. */
export type RequestAttempt = {
  attempt: number;
  batchId: string | null;
  succeeded: boolean;
  errorCode: string | null;
  errorMessage: string | null;
  hasRawResponse: boolean;
  /** When retention took the answer away; null when it is there, or never was. */
  rawResponseRemovedAt: Date | null;
  openaiRequestId: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  totalCostEur: number | null;
  syncCostEur: number | null;
  finishedAt: Date;
};

/** What a complete request's session was found to be about. */
export type RequestAnalysis = {
  language: string | null;
  sentiment: string | null;
  escalated: boolean | null;
  forwardedHr: boolean | null;
  category: string | null;
  summary: string | null;
  questions: string[];
};

export type RequestDetail = {
  id: string;
  sessionId: string;
  externalSessionId: string | null;
  companyId: string;
  companyName: string;
  model: string;
  status: RequestStatus;
  batch: { id: string; status: BatchStatus; openaiBatchId: string | null; createdAt: Date } | null;
  /** The number of the attempt that is pending, in flight or, once the request has ended, was the last. */
  attempt: number;
  attempts: RequestAttempt[];
  requestedAt: Date;
  completedAt: Date | null;
  errorCode: string | null;
  errorMessage: string | null;
  openaiRequestId: string | null;
  serviceTier: string | null;
  promptVersion: number;
  estimatedInputTokens: number;
  promptTokens: number | null;
  cachedTokens: number | null;
  completionTokens: number | null;
  reasoningTokens: number | null;
  totalTokens: number | null;
  totalCostEur: number | null;
  /** Of all attempts. */
  syncCostEur: number | null;
  /** Null until the request is complete. */
  analysis: RequestAnalysis | null;
};

/**
 * One request with everything that is known of it but the texts: its prompt and raw answers are read by themselves.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function getRequest(database: Database, id: string): Promise<RequestDetail> {
  const [row] = await database.aIProcessingRequest.findMany({
    where: { id },
    include: {
      company: { select: { name: true } },
      batch: { select: { id: true, status: true, openaiBatchId: true, createdAt: true } },
      session: {
        include: {
          import: { select: { externalSessionId: true } },
          questions: { orderBy: { order: "asc" }, select: { question: { select: { content: true } } } },
        },
      },
    },
  });
  if (row === undefined) throw new AppError("NOT_FOUND", "There is no request with this id.");
  const attempts = await listAttempts(database, id);
  const { company, session, processingStatus: status, totalCostEur } = row;
  const { language, sentiment, escalated, forwardedHr, category, summary } = session;
  const questions = session.questions.map(({ question }) => question.content);
  const isComplete = row.success === true;
  return {
    id,
    sessionId: row.sessionId,
    externalSessionId: session.import?.externalSessionId ?? null,
    companyId: row.companyId,
    companyName: company.name,
    model: row.model,
    status,
    batch: row.batch,
    attempt: row.attempt,
    attempts,
    requestedAt: row.requestedAt,
    completedAt: row.completedAt,
    errorCode: row.errorCode,
    errorMessage: row.errorMessage,
    openaiRequestId: row.openaiRequestId,
    serviceTier: row.serviceTier,
    promptVersion: row.promptVersion,
    estimatedInputTokens: row.estimatedInputTokens,
    promptTokens: row.promptTokens,
    cachedTokens: row.cachedTokens,
    completionTokens: row.completionTokens,
    reasoningTokens: row.reasoningTokens,
    totalTokens: row.totalTokens,
    totalCostEur: totalCostEur === null ? null : totalCostEur.toNumber(),
    syncCostEur: sumOrNull(attempts.map((attempt) => attempt.syncCostEur)),
    analysis: isComplete ? { language, sentiment, escalated, forwardedHr, category, summary, questions } : null,
  };
}

function listAttempts(database: Database, requestId: string): Promise<RequestAttempt[]> {
  return database.$queryRaw<RequestAttempt[]>`
    SELECT attempt, "batchId", succeeded, "errorCode", "errorMessage", "rawResponse" IS NOT NULL AS "hasRawResponse",
           "rawResponseRemovedAt", "openaiRequestId", "promptTokens", "completionTokens", "totalCostEur"::float8 AS "totalCostEur",
           "syncCostEur"::float8 AS "syncCostEur", "finishedAt"
      FROM "AIRequestAttempt" WHERE "requestId" = ${requestId}::uuid ORDER BY attempt DESC`;
}

function sumOrNull(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}
