import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import next from "next";
import { REQUESTED_PATH, requestedPath } from "../../app/requested-path.ts";
import { secure } from "../../app/security-headers.ts";
import { portTaken } from "../port.ts";
import { turnAway } from "./front-door.ts";
import { serveAssets } from "./serve-assets.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** How long running answers may take when the process is asked to stop. */
const GRACE_MILLISECONDS = 10_000;

/** An upload of a large CSV on a slow line. Headers have their own, short time; a body that nobody reads, none at all. */
const UPLOAD_MILLISECONDS = 3_600_000;

export type WebServer = { port: number; close(): Promise<void> };

/**
 * Next in this process, as built by `npm run build`, or with reload where `dev` is true. Whoever starts it has provided
 * the runtime of its routes before (app/server.ts).
 *
 * @throws {StartError} when the port is taken
 * @throws when there is no build
 */
export async function startWebServer(options: { port: number; host: string; dev: boolean }): Promise<WebServer> {
  const { host, dev } = options;
  const assets = dev ? null : serveAssets(join(ROOT, ".next/static"));
  const server = createServer({ requestTimeout: UPLOAD_MILLISECONDS });
  // First, because getting Next ready takes seconds, and whoever is second at a port should hear of it at once.
  const port = await listen(server, options.port, host);
  const app = next({ dev, dir: ROOT, hostname: host, port, httpServer: server, quiet: true });
  const ready = app.prepare();
  server.on("request", (request, response) => {
    secure(request, response, { dev });
    if (turnAway(request, response)) return;
    request.headers[REQUESTED_PATH] = requestedPath(request.url ?? "/");
    const answer = () => {
      ready
        .then(() => app.getRequestHandler()(request, response))
        .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    };
    if (assets === null) answer();
    else assets(request, response, answer);
  });
  await ready;
  return {
    port,
    async close() {
      await stop(server);
      await app.close();
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "EADDRINUSE" ? portTaken(port, host) : error;
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
  await closed;
  clearTimeout(timer);
}
