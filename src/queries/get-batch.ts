import { z } from "zod";
import type { Database } from "../database/client.ts";
import { explainBatchEnd } from "../domain/batch-error.ts";
import { type LineError, matchBlamedLines } from "../domain/blamed-lines.ts";
import type { FailureCode } from "../domain/failure.ts";
import { providerBatchErrorSchema } from "../domain/provider-batch.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";
import { BATCH_COLUMNS, type BatchListItem, type BatchRow, withHoldReasons } from "./batch-list-item.ts";
import {
  type BatchFailure,
  type BatchRequestCounts,
  countBatchFailures,
  countBatchRequests,
} from "./summarize-batch.ts";

/** Errors of the provider's about lines that are shown; `lineErrorCount` says how many there are. */
const MAX_LINE_ERRORS = 200;

const BLAMED: FailureCode = "invalid_input_line";

/** What only a batch's own page shows of it. */
type Details = {
  inputFileId: string | null;
  outputFileId: string | null;
  errorFileId: string | null;
  inputBytes: number;
  estimatedInputTokens: number;
  promptTokens: number;
  completionTokens: number;
  providerTotal: number | null;
  errorCode: string | null;
  errorMessage: string | null;
  uploadIntentAt: Date | null;
  inProgressAt: Date | null;
  finalizingAt: Date | null;
  lastPolledAt: Date | null;
  pollWarning: string | null;
};

/** Everything about one batch. `explanation` says in plain words why it did not simply bring its results. */
export type BatchDetail = BatchListItem &
  Details & {
    explanation: string | null;
    lineErrors: LineError[];
    lineErrorCount: number;
    requests: BatchRequestCounts;
    failures: BatchFailure[];
  };

/** @throws {AppError} NOT_FOUND */
export async function getBatch(database: Database, input: { batchId: string; now: Date }): Promise<BatchDetail> {
  const { batchId, now } = input;
  const [found] = isUuid(batchId) ? await withHoldReasons(database, await readBatch(database, batchId), { now }) : [];
  if (found === undefined) throw new AppError("NOT_FOUND", `There is no batch ${batchId}.`);
  const { providerErrors, ...batch } = found;
  const errors = z.array(providerBatchErrorSchema).safeParse(providerErrors).data ?? [];
  const [requests, failures, blamedIds] = await Promise.all([
    countBatchRequests(database, batchId),
    countBatchFailures(database, batchId),
    errors.length === 0 ? [] : listBlamedIds(database, batchId),
  ]);
  return {
    ...batch,
    explanation: explainBatchEnd(batch),
    lineErrors: matchBlamedLines(errors, blamedIds, batch.requestCount).slice(0, MAX_LINE_ERRORS),
    lineErrorCount: errors.length,
    requests,
    failures,
  };
}

function readBatch(database: Database, batchId: string): Promise<(BatchRow & Details & { providerErrors: unknown })[]> {
  return database.$queryRaw<(BatchRow & Details & { providerErrors: unknown })[]>`
    SELECT ${BATCH_COLUMNS}, batch."inputFileId", batch."outputFileId", batch."errorFileId",
           batch."inputBytes"::float8 AS "inputBytes", batch."estimatedInputTokens"::float8 AS "estimatedInputTokens",
           batch."promptTokens"::float8 AS "promptTokens", batch."completionTokens"::float8 AS "completionTokens",
           batch."providerTotal", batch."errorCode", batch."errorMessage", batch."providerErrors",
           batch."uploadIntentAt", batch."inProgressAt", batch."finalizingAt", batch."lastPolledAt", batch."pollWarning"
      FROM "AIBatchRequest" batch JOIN "Company" company ON company.id = batch."companyId"
     WHERE batch.id = ${batchId}::uuid`;
}

/** The requests of a batch that failed because the provider blamed their line, in the order of the input file. */
async function listBlamedIds(database: Database, batchId: string): Promise<string[]> {
  const rows = await database.aIRequestAttempt.findMany({
    where: { batchId, succeeded: false, errorCode: BLAMED },
    orderBy: { requestId: "asc" },
    select: { requestId: true },
  });
  return rows.map(({ requestId }) => requestId);
}
