/** What `seedMillion` writes. Everything follows from the number of a request, evenly mixed but the same each time. */

/** Ids that follow from a name, so that statements need no lookup; of the form that random ids have. */
const idOf = (name: string) => `overlay(overlay(md5(${name}) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;

/** Companies: few have most of the sessions, as in life. */
const COMPANY_COUNT = 25;
const companyId = (n: string) => idOf(`'company' || ${n}`);
const batchId = (company: string, slice: string) => idOf(`'batch' || ${company} || '/' || ${slice}`);
const modelOf = (company: string) =>
  `(ARRAY['gpt-4o-mini', 'gpt-4o', 'gpt-4.1-mini', 'gpt-5-nano'])[1 + ${company} % 4]`;

/** Batches of one company, one after the other. The last two are in flight; what comes after them is pending. */
const SLICE_COUNT = 20;
const IS_OVER = `slice < ${SLICE_COUNT - 2}`;

/** Error codes and messages, evenly spread; `n` is the number of the request. */
const FAILURES: [code: string, message: string][] = [
  ["result_missing", `'The provider finished the batch without an answer for this request.'`],
  [
    "timeout",
    `'The provider did not finish in time: request req_' || md5(n::text) || ' gave up after ' || n % 60 || '.5s.'`,
  ],
  [
    "rate_limit_exceeded",
    `'Rate limit reached for tokens per min. Limit 200,000, used ' || 100000 + n % 99999 || ', requested ' || 1000 + n % 9000 || '.'`,
  ],
  ["server_error", `'The server had an error while processing your request (request id req_' || md5(n::text) || ').'`],
  ["invalid_output", `'The answer does not fit the analysis contract: "summary" is too long.'`],
  ["invalid_output", `'The answer does not fit the analysis contract: "category" is no category of ours.'`],
  ["output_truncated", `'The answer was cut off before it was complete, at ' || 1000 + n % 900 || ' tokens.'`],
  ["refusal", `'The model declined to answer.'`],
  ["content_filter", `'The provider''s content filter stopped the answer.'`],
  ["context_length_exceeded", `'This model reads at most 128,000 tokens; the messages have ' || 128000 + n || '.'`],
  ["batch_expired", `'The batch''s 24 hours ended before this request was run.'`],
  ["no_messages", `'The session has no messages, so there is nothing to analyse.'`],
];
const caseOf = (texts: string[]) =>
  `CASE n % ${texts.length} ${texts.map((text, index) => `WHEN ${index} THEN ${text}`).join(" ")} END`;
const FAILURE_CODE = caseOf(FAILURES.map(([code]) => `'${code}'`));
const FAILURE_MESSAGE = caseOf(FAILURES.map(([, message]) => message));

/** Which requests: those with the numbers from `from` to before `to`, of `count` in all. */
export type SeedSpan = { from: number; to: number; count: number };

/** One row a request: its company, slice and fate. `now` stands in a table, the same for all statements. */
const plan = ({ from, to, count }: SeedSpan) => `
  (SELECT *, ${IS_OVER} AND chance < 45 AS failed
     FROM (SELECT n, least(floor(${COMPANY_COUNT} * power(hashint4extended(n, 1) & 65535, 2) / power(65536, 2)), ${COMPANY_COUNT - 1})::int AS company,
                  (n::bigint * ${SLICE_COUNT + 1} / ${count})::int AS slice, (hashint4extended(n, 2) & 1023)::int AS chance,
                  begun.now - interval '60 days' * (1 - n / ${count}::float8) AS made
             FROM begun, generate_series(${from}, ${to - 1}) AS n) AS numbered) AS plan`;

/** So few rows that one statement a table does. */
export const COMPANIES = `
  INSERT INTO "Company" (id, name, "defaultModel", status)
  SELECT ${companyId("c")}, 'Company ' || c, ${modelOf("c")}, (CASE WHEN c % 12 = 11 THEN 'SUSPENDED' ELSE 'ACTIVE' END)::"CompanyStatus"
    FROM generate_series(0, ${COMPANY_COUNT - 1}) AS c`;

export const batchesOf = (span: SeedSpan) => `
  INSERT INTO "AIBatchRequest" (id, "companyId", model, status, "providerStatus", "openaiBatchId", "createdAt", "submittedAt",
         "completedAt", "processedAt", "expiresAt", "inputFileId", "outputFileId", "errorFileId", "requestCount",
         "succeededCount", "failedCount", "providerTotal", "providerCompleted", "providerFailed")
  SELECT ${batchId("company", "slice")}, ${companyId("company")}, ${modelOf("company")},
         (CASE WHEN NOT ${IS_OVER} THEN 'IN_PROGRESS' WHEN company % 9 = slice THEN 'FAILED' ELSE 'PROCESSED' END)::"AIBatchRequestStatus",
         CASE WHEN NOT ${IS_OVER} THEN 'in_progress' WHEN company % 9 = slice THEN 'expired' ELSE 'completed' END,
         'batch_' || md5(company || '/' || slice), made, made + interval '1 minute',
         CASE WHEN ${IS_OVER} THEN made + interval '3 hours' END, CASE WHEN ${IS_OVER} THEN made + interval '4 hours' END,
         made + interval '1 day', 'file-input', CASE WHEN ${IS_OVER} THEN 'file-output' END,
         CASE WHEN ${IS_OVER} THEN 'file-error' END, requests, succeeded, failures, requests, succeeded, failures
    FROM (SELECT company, slice, max(made) AS made, count(*) AS requests, count(*) FILTER (WHERE failed) AS failures,
                 CASE WHEN ${IS_OVER} THEN count(*) FILTER (WHERE NOT failed) ELSE 0 END AS succeeded
            FROM ${plan(span)} WHERE slice < ${SLICE_COUNT} GROUP BY company, slice) AS batch`;

export const importsOf = (span: SeedSpan) => `
  INSERT INTO "SessionImport" (id, "companyId", "externalSessionId", "startTimeRaw", "endTimeRaw")
  SELECT ${idOf("'import' || n")}, ${companyId("company")}, 'chat-' || lpad(n::text, 8, '0'), '', '' FROM ${plan(span)}`;

export const sessionsOf = (span: SeedSpan) => `
  INSERT INTO "Session" (id, "companyId", "importId", "startTime", "endTime", country, language, "messagesSent", sentiment,
         escalated, "forwardedHr", category, "initialMsg", summary)
  SELECT ${idOf("'session' || n")}, ${companyId("company")}, ${idOf("'import' || n")}, made - interval '2 days',
         made - interval '2 days' + interval '7 minutes', 'NL',
         CASE WHEN ${IS_OVER} THEN (ARRAY['nl', 'nl', 'nl', 'en', 'en', 'de', 'fr', 'pl'])[1 + n % 8] END, 1 + n % 9,
         CASE WHEN ${IS_OVER} THEN (ARRAY['POSITIVE', 'NEUTRAL', 'NEUTRAL', 'NEGATIVE'])[1 + n % 4]::"SentimentCategory" END,
         n % 11 = 0, n % 13 = 0,
         CASE WHEN ${IS_OVER} THEN (enum_range(NULL::"SessionCategory"))[1 + n % 13] END,
         'How many days off do I have left, and when?', 'The employee asked how many days off are left and was told ' || n % 30 || '.'
    FROM ${plan(span)}`;

/** Requests, of those that have ended the attempts, and of those that have failed what their sessions say of it. */
export const requestsOf = (span: SeedSpan) => `
  WITH request AS (
    INSERT INTO "AIProcessingRequest" (id, "sessionId", "companyId", model, "requestedAt", "completedAt", "processingStatus",
           "batchId", success, attempt, "errorCode", "errorMessage", "promptTokens", "completionTokens", "totalTokens",
           "totalCostEur", "openaiRequestId")
    SELECT ${idOf("'request' || n")}, ${idOf("'session' || n")}, ${companyId("company")}, ${modelOf("company")}, made,
           CASE WHEN ${IS_OVER} THEN made + interval '4 hours' END,
           (CASE WHEN slice >= ${SLICE_COUNT} THEN 'PENDING_BATCHING' WHEN NOT ${IS_OVER} THEN 'BATCHING_IN_PROGRESS'
                 WHEN failed THEN 'PROCESSING_FAILED' ELSE 'PROCESSING_COMPLETE' END)::"AIRequestStatus",
           CASE WHEN slice < ${SLICE_COUNT} THEN ${batchId("company", "slice")} END,
           CASE WHEN ${IS_OVER} THEN NOT failed END, 1 + chance % 3, CASE WHEN failed THEN ${FAILURE_CODE} END,
           CASE WHEN failed THEN ${FAILURE_MESSAGE} END, spent.prompt, spent.completion, spent.prompt + spent.completion,
           spent.eur, CASE WHEN ${IS_OVER} THEN 'req_' || md5(n::text) END
      FROM ${plan(span)}
     CROSS JOIN LATERAL (SELECT CASE WHEN ${IS_OVER} THEN 600 + chance END AS prompt,
                                CASE WHEN ${IS_OVER} THEN 80 + chance % 50 END AS completion,
                                CASE WHEN ${IS_OVER} THEN 0.00006 + chance * 0.0000001 END AS eur) AS spent
    RETURNING *
  ), stages AS (
    INSERT INTO "SessionProcessingStatus" ("sessionId", stage, status, "completedAt", "errorMessage")
    SELECT "sessionId", 'AI_ANALYSIS', 'FAILED', "completedAt", "errorMessage"
      FROM request WHERE "processingStatus" = 'PROCESSING_FAILED')
  INSERT INTO "AIRequestAttempt" ("requestId", attempt, "companyId", model, "batchId", succeeded, "errorCode", "errorMessage",
         "promptTokens", "completionTokens", "totalCostEur", "syncCostEur", "finishedAt", "rawResponse")
  SELECT id, attempt - number, "companyId", model, "batchId", success AND number = 0,
         CASE WHEN number > 0 THEN 'rate_limit_exceeded' ELSE "errorCode" END,
         CASE WHEN number > 0 THEN 'Rate limit reached.' ELSE "errorMessage" END,
         "promptTokens", "completionTokens", "totalCostEur", "totalCostEur" * 2, "completedAt" - number * interval '3 hours',
         CASE WHEN NOT success THEN repeat('{"choices": []} ', 20) END
    FROM request, generate_series(0, CASE WHEN success THEN 0 ELSE attempt - 1 END) AS number
   WHERE "completedAt" IS NOT NULL`;

/** What stands beside sessions and requests: a little of everything. */
export const othersOf = ({ count }: SeedSpan) => [
  `INSERT INTO "Message" ("sessionId", "order", role, content)
   SELECT ${idOf("'session' || n")}, number, CASE number % 2 WHEN 0 THEN 'User' ELSE 'Assistant' END, 'You have ' || number || ' days left.'
     FROM generate_series(0, ${count - 1}, 500) AS n, generate_series(0, 7) AS number`,

  `INSERT INTO "AuditLog" (at, "actorType", "actorLabel", action, "affectedCount")
   SELECT now() - number * interval '1 hour', 'user', 'admin' || number % 3 || '@livedash.test', 'requests.requeue', number
     FROM generate_series(1, 200) AS number`,

  `INSERT INTO "ImportRun" ("companyId", "sourceKind", source, status, "sessionCount", "requestCount", "rejectedCount",
          "actorType", "actorLabel", "createdAt", "startedAt", "finishedAt")
   SELECT ${companyId(`number % ${COMPANY_COUNT}`)}, 'UPLOAD', 'sessions-' || number || '.csv', 'COMPLETED', 10000, 10000, 5,
          'user', 'admin@livedash.test', now() - number * interval '12 hours', now() - number * interval '12 hours',
          now() - number * interval '11 hours'
     FROM generate_series(1, 100) AS number`,

  `INSERT INTO "BulkRequeue" (filter, status, "matchedCount", "requeuedCount", "actorType", "actorLabel", "createdAt")
   SELECT '{"errorCode": "timeout"}', 'COMPLETED', 2000, 2000, 'user', 'admin@livedash.test', now() - number * interval '7 hours'
     FROM generate_series(1, 100) AS number`,

  `INSERT INTO "ImportRejection" ("importRunId", line, reason)
   SELECT id, line, 'startTimeRaw: is no date' FROM "ImportRun", generate_series(1, 5) AS line`,
];
