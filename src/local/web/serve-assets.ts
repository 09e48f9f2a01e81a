import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

const PREFIX = "/_next/static/";

/** The name of such a file changes with its content. */
const OPTIONS = { brotli: true, gzip: true, immutable: true, maxAge: 31_536_000 } as const;

/**
 * What the pages of the console are made of, from `folder` as it is now, in the compressed copies that `compressAssets`
 * has put there. Next itself would compress each file for each browser, which takes more of a processor than the page.
 *
 * @returns answers a request, or leaves it to `otherwise`
 */
export function serveAssets(
  folder: string,
): (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => void {
  const serve = sirv(folder, OPTIONS);
  return (request, response, otherwise) => {
    const { url = "", method } = request;
    if (!url.startsWith(PREFIX) || (method !== "GET" && method !== "HEAD")) {
      otherwise();
      return;
    }
    request.url = url.slice(PREFIX.length - 1);
    serve(request, response, () => {
      request.url = url;
      otherwise();
    });
  };
}
