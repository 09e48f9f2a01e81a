import type { Database } from "../database/client.ts";
import { REQUEST_STATUSES } from "../domain/request-status.ts";
import { STATS_WINDOW_NAMES } from "../domain/stats-window.ts";

/** One thing that a screen asks of the server. `isPaged`: it may be asked for its last page as well. */
export type ScreenData = { procedure: string; input?: object; isPaged?: true };

/** Rows that are there, for screens that show one. The company is the one with most of everything. */
async function findSamples(database: Database) {
  const request = await database.aIProcessingRequest.findFirstOrThrow({
    where: { processingStatus: "PROCESSING_FAILED", errorCode: "timeout" },
    select: { id: true, companyId: true, sessionId: true, batchId: true, session: { select: { import: true } } },
  });
  const { companyId } = await database.sessionCount.findFirstOrThrow({ orderBy: { count: "desc" } });
  const importRun = await database.importRun.findFirstOrThrow();
  return { request, companyId, batchId: request.batchId ?? "", importRunId: importRun.id };
}

/** What every screen of the console asks for, with the filters that cost most. */
export async function listScreenData(database: Database): Promise<ScreenData[]> {
  const { request, companyId, batchId, importRunId } = await findSamples(database);
  const externalId = request.session.import?.externalSessionId ?? "";
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
    { procedure: "lookup.find", input: { text: request.id } },
    { procedure: "lookup.find", input: { text: externalId } },
    { procedure: "views.list", input: { screen: "requests" } },
    // Batches
    { procedure: "batches.list", input: {}, isPaged: true },
    { procedure: "batches.list", input: { filter: { companyId, status: "PROCESSED" } }, isPaged: true },
    { procedure: "batches.get", input: { batchId } },
    { procedure: "batches.errors", input: { batchId }, isPaged: true },
    { procedure: "batches.locateFile", input: { batchId, kind: "output" } },
    // Failures
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
    // Settings
    { procedure: "users.list" },
    { procedure: "keys.list" },
    { procedure: "models.list" },
    { procedure: "audit.list", input: {}, isPaged: true },
    { procedure: "audit.actors" },
  ];
}
