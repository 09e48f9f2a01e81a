import { stringify } from "csv-stringify/sync";
import { toRestStatus } from "../../domain/request-status.ts";
import { type ExportedRequest, exportRequests } from "../../queries/export-requests.ts";
import { byteStream } from "./byte-stream.ts";
import { callProcedure } from "./call-procedure.ts";
import type { RestRoute } from "./route.ts";

/** The columns, in their order, by the names of their first line. */
const COLUMNS = {
  id: (request) => request.id,
  sessionId: (request) => request.sessionId,
  externalSessionId: (request) => request.externalSessionId,
  company: (request) => request.companyName,
  model: (request) => request.model,
  status: (request) => toRestStatus(request.status),
  batchId: (request) => request.batchId,
  attempt: (request) => request.attempt,
  requestedAt: (request) => request.requestedAt.toISOString(),
  completedAt: (request) => request.completedAt?.toISOString(),
  errorCode: (request) => request.errorCode,
  errorMessage: (request) => request.errorMessage,
  promptTokens: (request) => request.promptTokens,
  completionTokens: (request) => request.completionTokens,
  totalTokens: (request) => request.totalTokens,
  totalCostEur: (request) => request.totalCostEur,
} as const satisfies Record<string, (request: ExportedRequest) => string | number | null | undefined>;

/**
 * What a filter matches as CSV, a set at a time. A cell that a spreadsheet would take for a formula is written behind an
 * apostrophe: external ids, models and error messages come from outside.
 */
export const requestsExportRoute: RestRoute = {
  GET: async (call) => {
    const parameters = Object.fromEntries(call.url.searchParams);
    const { fileName, ...wanted } = await callProcedure(call, "query", "requests.planExport", async () => parameters);
    const sets = exportRequests(call.dependencies.database, wanted);
    // What cannot be answered is refused before the first byte.
    const first = await sets.next();
    return new Response(byteStream(encodeSets(first.value ?? [], sets)), {
      headers: {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
};

async function* encodeSets(
  first: readonly ExportedRequest[],
  rest: AsyncIterable<ExportedRequest[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const encode = (requests: readonly ExportedRequest[]) => encoder.encode(stringify(requests.map(toCells), OPTIONS));
  yield encoder.encode(stringify([Object.keys(COLUMNS)], OPTIONS));
  yield encode(first);
  for await (const set of rest) yield encode(set);
}

const OPTIONS = { escape_formulas: true, record_delimiter: "windows" } as const;

function toCells(request: ExportedRequest) {
  return Object.values(COLUMNS).map((cellOf) => cellOf(request) ?? "");
}
