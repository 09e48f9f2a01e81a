import { byteStream } from "./byte-stream.ts";
import { callProcedure } from "./call-procedure.ts";
import type { RestRoute } from "./route.ts";

/** `…/batches/<id>/files/<kind>` */
const PLACES = /\/batches\/([^/]+)\/files\/([^/]+)$/u;

/** One of a batch's files as the provider sends it, never held whole: it may be larger than memory. */
export const batchFileRoute: RestRoute = {
  GET: async (call) => {
    const [, batchId, kind] = PLACES.exec(call.url.pathname) ?? [];
    const { fileId, fileName } = await callProcedure(call, "query", "batches.locateFile", async () => ({
      batchId,
      kind,
    }));
    const bytes = await call.dependencies.openDownload(fileId);
    return new Response(byteStream(bytes), {
      headers: {
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
};
