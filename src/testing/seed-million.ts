import { Client } from "pg";
import { whileBare } from "./bare-tables.ts";

const FILLED = ['"SessionImport"', '"Session"', '"AIProcessingRequest"', '"AIRequestAttempt"'];

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
const FAILURE_CODE = `(ARRAY[${FAILURES.map(([code]) => `'${code}'`)}])[1 + n % ${FAILURES.length}]`;
const FAILURE_MESSAGE = `(ARRAY[${FAILURES.map(([, message]) => message)}])[1 + n % ${FAILURES.length}]`;

/** One row a request: its company, slice and fate follow from its number, evenly mixed but the same each time. */
const PLAN = `
  CREATE TEMP TABLE plan AS
  SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS session, gen_random_uuid() AS import,
         least(floor(${COMPANY_COUNT} * power(hashint4extended(n::int, 1) & 65535, 2) / power(65536, 2)), ${COMPANY_COUNT - 1})::int AS company,
         (n * ${SLICE_COUNT + 1} / $1)::int AS slice, (hashint4extended(n::int, 2) & 1023)::int AS chance,
         now() - interval '60 days' * (1 - n / $1::float8) AS made
    FROM generate_series(0, $1 - 1) AS n`;

const STATEMENTS = [
  `INSERT INTO "Company" (id, name, "defaultModel", status)
   SELECT ${companyId("c")}, 'Company ' || c, ${modelOf("c")}, (CASE WHEN c % 12 = 11 THEN 'SUSPENDED' ELSE 'ACTIVE' END)::"CompanyStatus"
     FROM generate_series(0, ${COMPANY_COUNT - 1}) AS c`,

  `INSERT INTO "AIBatchRequest" (id, "companyId", model, status, "providerStatus", "openaiBatchId", "createdAt", "submittedAt",
          "completedAt", "processedAt", "expiresAt", "inputFileId", "outputFileId", "errorFileId", "requestCount")
   SELECT ${batchId("company", "slice")}, ${companyId("company")}, ${modelOf("company")},
          (CASE WHEN slice >= ${SLICE_COUNT - 2} THEN 'IN_PROGRESS' WHEN company % 9 = slice THEN 'FAILED' ELSE 'PROCESSED' END)::"AIBatchRequestStatus",
          CASE WHEN slice >= ${SLICE_COUNT - 2} THEN 'in_progress' WHEN company % 9 = slice THEN 'expired' ELSE 'completed' END,
          'batch_' || md5(company || '/' || slice), max(made), max(made) + interval '1 minute',
          CASE WHEN slice < ${SLICE_COUNT - 2} THEN max(made) + interval '3 hours' END,
          CASE WHEN slice < ${SLICE_COUNT - 2} THEN max(made) + interval '4 hours' END, max(made) + interval '1 day', 'file-input',
          CASE WHEN slice < ${SLICE_COUNT - 2} THEN 'file-output' END, CASE WHEN slice < ${SLICE_COUNT - 2} THEN 'file-error' END, count(*)
     FROM plan WHERE slice < ${SLICE_COUNT} GROUP BY company, slice`,

  `INSERT INTO "SessionImport" (id, "companyId", "externalSessionId", "startTimeRaw", "endTimeRaw")
   SELECT import, ${companyId("company")}, 'chat-' || lpad(n::text, 8, '0'), '', '' FROM plan`,

  `INSERT INTO "Session" (id, "companyId", "importId", "startTime", "endTime", country, language, "messagesSent", sentiment,
          escalated, "forwardedHr", category, "initialMsg", summary)
   SELECT session, ${companyId("company")}, import, made - interval '2 days', made - interval '2 days' + interval '7 minutes', 'NL',
          CASE WHEN slice < ${SLICE_COUNT - 2} THEN (ARRAY['nl', 'nl', 'nl', 'en', 'en', 'de', 'fr', 'pl'])[1 + n % 8] END, 1 + n % 9,
          CASE WHEN slice < ${SLICE_COUNT - 2} THEN (ARRAY['POSITIVE', 'NEUTRAL', 'NEUTRAL', 'NEGATIVE'])[1 + n % 4]::"SentimentCategory" END,
          n % 11 = 0, n % 13 = 0,
          CASE WHEN slice < ${SLICE_COUNT - 2} THEN (enum_range(NULL::"SessionCategory"))[1 + n % 13] END,
          'How many days off do I have left, and when?', 'The employee asked how many days off are left and was told ' || n % 30 || '.'
     FROM plan`,

  `INSERT INTO "AIProcessingRequest" (id, "sessionId", "companyId", model, "requestedAt", "completedAt", "processingStatus",
          "batchId", success, attempt, "errorCode", "errorMessage", "promptTokens", "completionTokens", "totalTokens",
          "totalCostEur", "openaiRequestId")
   SELECT id, session, ${companyId("company")}, ${modelOf("company")}, made,
          CASE WHEN fate.final THEN made + interval '4 hours' END, fate.status::"AIRequestStatus",
          CASE WHEN slice < ${SLICE_COUNT} THEN ${batchId("company", "slice")} END,
          CASE WHEN fate.final THEN NOT failed END, 1 + chance % 3, CASE WHEN failed THEN ${FAILURE_CODE} END,
          CASE WHEN failed THEN ${FAILURE_MESSAGE} END, spent.prompt, spent.completion, spent.prompt + spent.completion,
          spent.eur, CASE WHEN fate.final THEN 'req_' || md5(n::text) END
     FROM plan
    CROSS JOIN LATERAL (SELECT slice < ${SLICE_COUNT - 2} AND chance < 45 AS failed) AS fated
    CROSS JOIN LATERAL (SELECT CASE WHEN slice >= ${SLICE_COUNT} THEN 'PENDING_BATCHING'
                                    WHEN slice >= ${SLICE_COUNT - 2} THEN 'BATCHING_IN_PROGRESS'
                                    WHEN failed THEN 'PROCESSING_FAILED' ELSE 'PROCESSING_COMPLETE' END AS status,
                               slice < ${SLICE_COUNT - 2} AS final) AS fate
    CROSS JOIN LATERAL (SELECT CASE WHEN fate.final THEN 600 + chance END AS prompt,
                               CASE WHEN fate.final THEN 80 + chance % 50 END AS completion,
                               CASE WHEN fate.final THEN 0.00006 + chance * 0.0000001 END AS eur) AS spent`,

  `INSERT INTO "AIRequestAttempt" ("requestId", attempt, "companyId", model, "batchId", succeeded, "errorCode", "errorMessage",
          "promptTokens", "completionTokens", "totalCostEur", "syncCostEur", "finishedAt", "rawResponse")
   SELECT id, CASE number WHEN 0 THEN attempt ELSE attempt - number END, "companyId", model, "batchId", success AND number = 0,
          CASE WHEN number > 0 THEN 'rate_limit_exceeded' ELSE "errorCode" END,
          CASE WHEN number > 0 THEN 'Rate limit reached.' ELSE "errorMessage" END,
          "promptTokens", "completionTokens", "totalCostEur", "totalCostEur" * 2, "completedAt" - number * interval '3 hours',
          CASE WHEN NOT success THEN repeat('{"choices": []} ', 20) END
     FROM "AIProcessingRequest", generate_series(0, CASE WHEN success THEN 0 ELSE attempt - 1 END) AS number
    WHERE "completedAt" IS NOT NULL`,

  `UPDATE "AIBatchRequest" batch
      SET "succeededCount" = applied.succeeded, "failedCount" = applied.failed, "providerTotal" = "requestCount",
          "providerCompleted" = applied.succeeded, "providerFailed" = applied.failed
     FROM (SELECT "batchId", count(*) FILTER (WHERE success) AS succeeded, count(*) FILTER (WHERE NOT success) AS failed
             FROM "AIProcessingRequest" GROUP BY "batchId") AS applied
    WHERE batch.id = applied."batchId"`,

  `INSERT INTO "Message" ("sessionId", "order", role, content)
   SELECT session, number, CASE number % 2 WHEN 0 THEN 'User' ELSE 'Assistant' END, 'You have ' || number || ' days left.'
     FROM plan, generate_series(0, 7) AS number WHERE n % 500 = 0`,

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

/**
 * Fills an empty database with sessions, each with a request, as two months of use leave them: 1,000,000 unless said
 * otherwise. Counters come about as everywhere, by the triggers.
 */
export async function seedMillion(databaseUrl: string, requestCount = 1_000_000): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off");
    await client.query(PLAN.replaceAll("$1", String(requestCount)));
    await client.query("ANALYZE plan");
    await whileBare(client, FILLED, async () => {
      for (const statement of STATEMENTS) await client.query(statement);
    });
    await client.query("DROP TABLE plan");
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}
