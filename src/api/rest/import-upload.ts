import { TRPCError } from "@trpc/server";
import { actorOf } from "../../auth/caller.ts";
import { receiveUpload } from "../../pipeline/steering/import-upload.ts";
import { AppError } from "../../shared/errors.ts";
import { requireCaller, requirePermission } from "../admission.ts";
import { createContext } from "../context.ts";
import { isSameOrigin } from "../same-origin.ts";
import { okResponse, type RestCall, type RestRoute } from "./route.ts";

/** No form can send these: a browser asks our server first whether another site's page may, and it may not. */
const CSV_TYPES = /^(?:text\/csv|application\/(?:csv|octet-stream|vnd\.ms-excel))\s*(?:;|$)/iu;

/**
 * Takes in a CSV: the body is the file, what else there is to say stands in the query. No procedure can be named,
 * because none takes a body that is longer than memory.
 */
export const importUploadRoute: RestRoute = {
  POST: async (call) => {
    const actor = await admit(call);
    const { request, url, dependencies } = call;
    if (!CSV_TYPES.test(request.headers.get("content-type") ?? "")) {
      throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be the CSV, sent as text/csv." });
    }
    const { uploadMaxBytes: maxBytes } = dependencies;
    if (Number(request.headers.get("content-length") ?? 0) > maxBytes) {
      throw new AppError("TOO_LARGE", `The file is larger than ${maxBytes} bytes.`);
    }
    const { searchParams } = url;
    const { importRunId, companyId } = await receiveUpload(dependencies, {
      company: searchParams.get("company") ?? "",
      fileName: searchParams.get("fileName") ?? "",
      transcriptBaseUrl: searchParams.get("transcriptBaseUrl"),
      body: untilBrokenOff(request.body ?? new Blob([]).stream()),
      maxBytes,
      actor,
    });
    return okResponse({ importRunId, companyId });
  },
};

async function admit({ request, dependencies }: RestCall) {
  const caller = await requireCaller(createContext(dependencies, request.headers));
  if (caller.kind === "user" && !isSameOrigin(request.headers, dependencies.auth.trustedOrigins)) {
    throw new AppError("FORBIDDEN", "A signed-in browser may change things from the console itself only.");
  }
  requirePermission(caller, "imports:create");
  return actorOf(caller);
}

/** Whoever goes away in the middle is nothing that went wrong on our side. */
async function* untilBrokenOff(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new AppError("INVALID_INPUT", "The upload broke off. Upload the file again.", { cause });
  }
}
