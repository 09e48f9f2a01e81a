import type { Database } from "../database/client.ts";
import type { RequestFilter } from "../domain/request-filter.ts";
import { REQUEST_STATUSES } from "../domain/request-status.ts";
import { STATS_WINDOW_NAMES } from "../domain/stats-window.ts";

const DAY = 24 * 3600 * 1000;

/** One thing that a screen asks of the server. `isPaged`: it may be asked for its last page as well. */
export type ScreenData = { procedure: string; input?: object; isPaged?: true };

/** Rows that are there, for screens that show one. The company is the one with most of everything. */
async function findSamples(database: Database) {
  const request = await database.aIProcessingRequest.findFirstOrThrow({
    where: { processingStatus: "PROCESSING_FAILED", errorCode: "timeout" },
    select: { id: true, companyId: true, sessionId: true, batchId: true, session: { select: { import: true } } },
  });
  const group = await database.failureGroupCount.findFirstOrThrow({ where: { errorCode: "timeout" } });
  const { companyId } = await database.sessionCount.findFirstOrThrow({ orderBy: { count: "desc" } });
  return {
    requestId: request.id,
    sessionId: request.sessionId,
    externalId: request.session.import?.externalSessionId ?? "",
    batchId: request.batchId ?? "",
    messageGroup: group.messageGroup,
    companyId,
    importRunId: (await database.importRun.findFirstOrThrow()).id,
    auditId: (await database.auditLog.findFirstOrThrow()).id,
    bulkRequeueId: (await database.bulkRequeue.findFirstOrThrow()).id,
  };
}

/** Filters of requests, with rows that they find. */
export async function sampleRequestFilters(database: Database): Promise<RequestFilter[]> {
  return listRequestFilters(await findSamples(database));
}

/** Filters of requests alone and together; the statuses, companies and models that the latest requests do not have too. */
function listRequestFilters({
  companyId,
  batchId,
  ...samples
}: Awaited<ReturnType<typeof findSamples>>): RequestFilter[] {
  const errorCode = "timeout";
  const company = { companyId, model: "gpt-4o-mini" };
  return [
    {},
    ...REQUEST_STATUSES.map((status) => ({ status })),
    ...REQUEST_STATUSES.map((status) => ({ status, companyId })),
    ...REQUEST_STATUSES.map((status) => ({ status, ...company })),
    { status: "PROCESSING_COMPLETE", model: "gpt-5-nano" },
    company,
    { companyId },
    { model: "gpt-5-nano" },
    { errorCode },
    { errorCode, companyId },
    { errorCode, ...company },
    { errorCode, messageGroup: samples.messageGroup },
    { errorCode, messageGroup: samples.messageGroup, companyId },
    { batchId },
    { batchId, status: "PROCESSING_FAILED" },
    { from: new Date(Date.now() - 50 * DAY), to: new Date(Date.now() - 40 * DAY) },
    {
      from: new Date(Date.now() - 50 * DAY),
      to: new Date(Date.now() - 40 * DAY),
      status: "PROCESSING_FAILED",
      companyId,
    },
    { search: { in: "id", text: samples.requestId } },
    { search: { in: "id", text: samples.sessionId.slice(0, 8) } },
    { search: { in: "external", text: samples.externalId.slice(0, -1) } },
    { search: { in: "error", text: "gave up after" } },
    { search: { in: "error", text: "128,000 tokens; the messages have 55" } },
  ];
}

/** Filters of sessions, likewise: what the latest sessions do not have, what few have, and two that many have and none both. */
function listSessionFilters({ companyId, ...samples }: Awaited<ReturnType<typeof findSamples>>): object[] {
  const rare = { sentiment: "NEGATIVE", category: "SOCIAL_QUESTIONS", language: "pl" };
  return [
    {},
    { companyId },
    { sentiment: "POSITIVE" },
    { category: "UNRECOGNIZED_OTHER" },
    { language: "fr" },
    { companyId, language: "fr" },
    { companyId, ...rare },
    rare,
    { sentiment: "POSITIVE", language: "pl" },
    { companyId, sentiment: "POSITIVE", language: "pl" },
    { escalated: true },
    { forwardedHr: true, escalated: true, language: "pl" },
    { isAnalysed: true },
    { isAnalysed: false },
    { isAnalysed: true, companyId },
    { isAnalysed: false, companyId },
    { from: new Date(Date.now() - 50 * DAY), to: new Date(Date.now() - 40 * DAY) },
    { from: new Date(Date.now() - 50 * DAY), to: new Date(Date.now() - 40 * DAY), ...rare },
    { search: samples.externalId },
    { search: samples.sessionId },
  ];
}

/** What every screen of the console asks for, with the filters that cost most. */
export async function listScreenData(database: Database): Promise<ScreenData[]> {
  const samples = await findSamples(database);
  const { companyId, batchId, importRunId, requestId, externalId } = samples;
  const filters = listRequestFilters(samples);
  return [
    { procedure: "viewer.get" },
    // Overview
    { procedure: "requests.summarize" },
    { procedure: "requests.summarize", input: { companyId, model: "gpt-4o-mini" } },
    ...STATS_WINDOW_NAMES.flatMap((window) => [
      { procedure: "stats.throughput", input: { window } },
      { procedure: "stats.throughput", input: { window, companyId } },
      { procedure: "stats.money", input: { window } },
    ]),
    { procedure: "stats.batches" },
    { procedure: "batches.listInFlight" },
    { procedure: "schedules.list" },
    { procedure: "holds.list" },
    { procedure: "filters.options" },
    // Requests
    ...REQUEST_STATUSES.map((status) => ({ procedure: "requests.list", input: { status: status.toLowerCase() } })),
    ...filters.flatMap((filter): ScreenData[] => [
      { procedure: "requests.search", input: { filter }, isPaged: true },
      {
        procedure: "requests.search",
        input: { filter, order: { sort: "completedAt", descending: false } },
        isPaged: true,
      },
      { procedure: "requests.count", input: { filter } },
      { procedure: "requests.previewRequeue", input: { filter } },
    ]),
    { procedure: "requests.get", input: { id: requestId } },
    { procedure: "requests.prompt", input: { id: requestId } },
    { procedure: "requests.answer", input: { requestId, attempt: 1 } },
    { procedure: "requests.planExport", input: { status: "processing_failed" } },
    { procedure: "requests.bulkRequeues" },
    { procedure: "requests.bulkRequeue", input: { id: samples.bulkRequeueId } },
    { procedure: "lookup.find", input: { text: requestId } },
    { procedure: "lookup.find", input: { text: externalId } },
    { procedure: "views.list", input: { screen: "requests" } },
    // Sessions
    ...listSessionFilters(samples).map((filter) => ({
      procedure: "sessions.list",
      input: { filter },
      isPaged: true as const,
    })),
    { procedure: "sessions.get", input: { id: samples.sessionId } },
    { procedure: "sessions.messages", input: { sessionId: samples.sessionId } },
    // Batches
    { procedure: "batches.list", input: {}, isPaged: true },
    { procedure: "batches.list", input: { filter: { companyId, status: "PROCESSED" } }, isPaged: true },
    { procedure: "batches.get", input: { batchId } },
    { procedure: "batches.errors", input: { batchId }, isPaged: true },
    { procedure: "batches.locateFile", input: { batchId, kind: "output" } },
    // Failures
    { procedure: "failures.attempts", input: {} },
    { procedure: "failures.attempts", input: { companyId } },
    { procedure: "failures.list", input: {} },
    { procedure: "failures.list", input: { companyId, limit: 200 } },
    // Imports and companies
    { procedure: "imports.list", input: {}, isPaged: true },
    { procedure: "imports.get", input: { importRunId } },
    { procedure: "imports.rejections", input: { importRunId }, isPaged: true },
    { procedure: "imports.limits" },
    { procedure: "companies.list", input: {}, isPaged: true },
    { procedure: "companies.get", input: { companyId } },
    { procedure: "companies.models" },
    // Jobs
    { procedure: "jobs.queues" },
    { procedure: "jobs.list", input: {}, isPaged: true },
    { procedure: "jobs.workers" },
    { procedure: "jobs.housekeeping" },
    // Settings
    { procedure: "users.list" },
    { procedure: "keys.list" },
    { procedure: "models.list" },
    { procedure: "audit.list", input: {}, isPaged: true },
    { procedure: "audit.get", input: { id: samples.auditId } },
    { procedure: "audit.actors" },
  ];
}
