import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A web server of a test's own on 127.0.0.1, gone with the test however its replies hang. */
export async function startWebServer(listener: RequestListener): Promise<{
  url: string;
  requests: { path: string; authorization: string | undefined }[];
  untilAborted: Promise<void>;
}> {
  const requests: { path: string; authorization: string | undefined }[] = [];
  const aborted = Promise.withResolvers<void>();
  const server = createServer((request: IncomingMessage, response) => {
    requests.push({ path: request.url ?? "", authorization: request.headers.authorization });
    response.on("close", () => {
      if (!response.writableFinished) aborted.resolve();
    });
    listener(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, untilAborted: aborted.promise };
}
