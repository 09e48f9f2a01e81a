import { streamRejections } from "../../queries/stream-rejections.ts";
import { byteStream } from "./byte-stream.ts";
import { callProcedure } from "./call-procedure.ts";
import { encodeCsv } from "./csv-encoder.ts";
import type { RestRoute } from "./route.ts";

/** `…/imports/<id>/rejections.csv` */
const PLACE = /\/imports\/([^/]+)\/rejections\.csv$/u;

/** All rejected lines of an import as CSV, as they are read. */
export const importRejectionsRoute: RestRoute = {
  GET: async (call) => {
    const [, importRunId] = PLACE.exec(call.url.pathname) ?? [];
    const { run } = await callProcedure(call, "query", "imports.get", async () => ({ importRunId }));
    const rows = rowsOf(streamRejections(call.dependencies.database, run.id));
    return new Response(byteStream(encodeCsv(["line", "reason"], rows)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rejected-lines-${run.id}.csv"`,
      },
    });
  },
};

async function* rowsOf(pages: ReturnType<typeof streamRejections>) {
  for await (const page of pages) yield page.map(({ line, reason }) => [line, reason]);
}
